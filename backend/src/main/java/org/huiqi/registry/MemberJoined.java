package org.huiqi.registry;

import java.time.Instant;

/** An entity was entered into a registry. */
public record MemberJoined(String policyId, long entityId, String entryCheck, String by, Instant at) {}
