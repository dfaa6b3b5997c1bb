package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.servicerequest.ServiceRequestEvent;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.domain.TimelineEntry;
import org.huiqi.servicerequest.persistence.RequestRecords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes the timeline and tells the other modules, in the transaction of what happened. */
@Component
public class RequestJournal {

    private final RequestRecords records;
    private final ApplicationEventPublisher events;
    private final CurrentActor currentActor;
    private final Clock clock;

    RequestJournal(RequestRecords records, ApplicationEventPublisher events, CurrentActor currentActor, Clock clock) {
        this.records = records;
        this.events = events;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Something that enterprise and staff both see. */
    public void tell(ServiceRequest request, String event, String text, Map<String, Object> details) {
        write(request, event, text, details, false);
    }

    /** Something that stays within the authorities. */
    public void note(ServiceRequest request, String event, String text, Map<String, Object> details) {
        write(request, event, text, details, true);
    }

    private void write(
            ServiceRequest request, String event, String text, Map<String, Object> details, boolean internal) {
        Actor actor = currentActor.orSystem();
        Instant now = clock.instant();
        records.append(
                request.caseNumber(),
                new TimelineEntry(now, event, actor.username(), actor.displayName(), text, internal));
        events.publishEvent(new ServiceRequestEvent(
                request.caseNumber(),
                request.matter().entityId(),
                event,
                now,
                actor.username(),
                actor.displayName(),
                text,
                internal,
                details));
    }
}
