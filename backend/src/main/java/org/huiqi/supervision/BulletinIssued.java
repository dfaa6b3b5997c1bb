package org.huiqi.supervision;

import java.time.Instant;
import java.util.UUID;
import org.huiqi.shared.Government;

/** A bulletin went out under a number; its document never changes again. */
public record BulletinIssued(
        long id,
        String kind,
        String period,
        Government government,
        String number,
        UUID documentId,
        String by,
        Instant at) {}
