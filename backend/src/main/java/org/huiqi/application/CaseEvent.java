package org.huiqi.application;

import java.time.Instant;
import java.util.Map;
import org.huiqi.shared.CaseNumber;

/**
 * Something happened to a case. {@code event} is a stable past-tense name such as {@code submitted}; {@code text} is what the
 * timeline says, in Chinese; {@code details} hold ids, enum names, amounts and groups, never personal data. Notification reads from
 * them {@code entityId} (whose case it is; the first event is enough), {@code groups} and {@code users} (who now have something to do),
 * {@code group} (who is reminded), {@code step} and {@code stepName}, {@code due} (of the step) and {@code until} (of what is asked for).
 */
public record CaseEvent(
        CaseNumber caseNumber,
        String event,
        Instant at,
        String actor,
        String actorName,
        String text,
        Map<String, Object> details) {

    public CaseEvent {
        details = Map.copyOf(details);
    }
}
