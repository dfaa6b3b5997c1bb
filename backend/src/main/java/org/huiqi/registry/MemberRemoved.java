package org.huiqi.registry;

import java.time.Instant;

/** An entity was taken off a registry. */
public record MemberRemoved(String policyId, long entityId, String by, Instant at) {}
