package org.huiqi.policy;

import java.time.Instant;

/** An administrator confirmed that a document known as a draft has been issued. */
public record PolicyDocumentConfirmed(String documentId, String title, String documentNumber, String by, Instant at) {}
