package org.huiqi.servicerequest;

import java.time.Instant;
import java.util.Map;
import org.huiqi.shared.CaseNumber;

/**
 * Something happened to a service request. {@code event} is a stable past-tense name such as {@code dispatched}; {@code text} is what
 * the timeline says, in Chinese; {@code details} hold ids, enum names and groups, never personal data. Notification reads from them
 * {@code groups} (who now have something to do), {@code group} (who is warned), {@code step} and {@code stepName}, {@code due} (of the
 * step) and {@code until} (of what is asked for).
 *
 * @param internal true where the enterprise is not to see it
 */
public record ServiceRequestEvent(
        CaseNumber caseNumber,
        long entityId,
        String event,
        Instant at,
        String actor,
        String actorName,
        String text,
        boolean internal,
        Map<String, Object> details) {

    public ServiceRequestEvent {
        details = Map.copyOf(details);
    }
}
