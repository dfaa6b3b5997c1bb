package org.huiqi.document;

import java.time.Instant;
import java.util.UUID;

/** A document was stored; {@code storedBy} is a user name or {@code system}. */
public record DocumentStored(UUID id, String sha256, long size, String mediaType, String storedBy, Instant at) {}
