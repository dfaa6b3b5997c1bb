package org.huiqi.application.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.huiqi.application.CaseEvent;
import org.huiqi.application.domain.TimelineEntry;
import org.huiqi.application.persistence.CaseRecords;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.CaseNumber;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes the timeline and tells the other modules, in the transaction of what happened. */
@Component
public class CaseJournal {

    private final CaseRecords records;
    private final ApplicationEventPublisher events;
    private final CurrentActor currentActor;
    private final Clock clock;

    CaseJournal(CaseRecords records, ApplicationEventPublisher events, CurrentActor currentActor, Clock clock) {
        this.records = records;
        this.events = events;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Something that applicant and staff both see. */
    public void tell(CaseNumber caseNumber, String event, String text, Map<String, Object> details) {
        write(caseNumber, event, text, details, false);
    }

    /** Something that stays within the authorities. */
    public void note(CaseNumber caseNumber, String event, String text, Map<String, Object> details) {
        write(caseNumber, event, text, details, true);
    }

    private void write(
            CaseNumber caseNumber, String event, String text, Map<String, Object> details, boolean internal) {
        Actor actor = currentActor.orSystem();
        Instant now = clock.instant();
        records.append(
                caseNumber, new TimelineEntry(now, event, actor.username(), actor.displayName(), text, internal));
        events.publishEvent(
                new CaseEvent(caseNumber, event, now, actor.username(), actor.displayName(), text, details));
    }
}
