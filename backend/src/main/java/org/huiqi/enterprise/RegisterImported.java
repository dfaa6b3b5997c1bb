package org.huiqi.enterprise;

import java.time.Instant;

/** An import of the register has ended; the facts are recorded with its id. */
public record RegisterImported(
        long importId,
        String fileName,
        String fileSha256,
        int registered,
        int updated,
        int unchanged,
        int rejected,
        String importedBy,
        Instant at) {}
