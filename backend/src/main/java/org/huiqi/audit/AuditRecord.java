package org.huiqi.audit;

import java.time.Instant;
import java.util.Map;

/**
 * What is to be recorded: the chain it belongs to (a case number, or a kind and an id such as {@code account:pds-treasury}), who did
 * what, when, and ids, enum names and amounts that tell what changed. Personal data has no place in it.
 */
public record AuditRecord(String subject, Instant at, String actor, String action, Map<String, Object> details) {

    public AuditRecord {
        details = Map.copyOf(details);
    }
}
