package org.huiqi.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a stored document; {@code size} in bytes, {@code sha256} in lower-case hex. */
public record DocumentView(
        UUID id,
        String sha256,
        long size,
        String mediaType,
        String fileName,
        Instant uploadedAt,
        @Nullable Long ownerEntityId,
        @Nullable String uploadedBy) {}
