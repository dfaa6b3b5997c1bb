package org.huiqi.enterprise;

import java.time.Instant;

/** An entity was entered. */
public record BusinessEntityRegistered(long entityId, String registeredBy, Instant at) {}
