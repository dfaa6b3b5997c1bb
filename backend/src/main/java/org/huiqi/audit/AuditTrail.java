package org.huiqi.audit;

/** The append-only record. Only the listeners of this module write to it. */
public interface AuditTrail {

    /**
     * Appends an entry to the chain of its subject. Within a transaction it is written just before the commit and with it; outside of
     * one, at once.
     */
    void record(AuditRecord entry);
}
