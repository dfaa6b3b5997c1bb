package org.huiqi.funding;

/** An allotment was entered into the ledger. */
public record AllotmentRecorded(NewAllotment allotment) {}
