package org.huiqi.servicerequest.domain;

import java.time.Instant;

/** One line of the timeline. */
public record TimelineEntry(Instant at, String event, String actor, String actorName, String text, boolean internal) {}
