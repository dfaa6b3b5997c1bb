package org.huiqi.enterprise;

import java.time.Instant;
import java.time.LocalDate;

/** A register fact was recorded; the value itself is not part of the event. */
public record FactRecorded(long entityId, String name, String source, LocalDate asOf, String recordedBy, Instant at) {}
