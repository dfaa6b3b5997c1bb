package org.huiqi.policy;

import java.time.Instant;

/** Who confirmed that a draft has been issued, when, and under which number. */
public record DocumentConfirmation(String documentId, String documentNumber, String note, String by, Instant at) {}
