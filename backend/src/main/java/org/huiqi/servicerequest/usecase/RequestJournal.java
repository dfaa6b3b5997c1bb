package org.huiqi.servicerequest.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

    /** One of many things that enterprise and staff both see. */
    record News(ServiceRequest request, String event, String text, Map<String, Object> details) {}

    /** Tells many things at once. */
    void tell(List<News> all) {
        Actor actor = currentActor.orSystem();
        Instant now = clock.instant();
        records.append(all.stream()
                .map(news -> new RequestRecords.Appended(
                        news.request().caseNumber(),
                        new TimelineEntry(
                                now, news.event(), actor.username(), actor.displayName(), news.text(), false)))
                .toList());
        all.forEach(news -> publish(news.request(), news.event(), now, actor, news.text(), false, news.details()));
    }

    private void write(
            ServiceRequest request, String event, String text, Map<String, Object> details, boolean internal) {
        Actor actor = currentActor.orSystem();
        Instant now = clock.instant();
        records.append(
                request.caseNumber(),
                new TimelineEntry(now, event, actor.username(), actor.displayName(), text, internal));
        publish(request, event, now, actor, text, internal, details);
    }

    private void publish(
            ServiceRequest request,
            String event,
            Instant now,
            Actor actor,
            String text,
            boolean internal,
            Map<String, Object> details) {
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
