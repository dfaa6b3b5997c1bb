package org.huiqi.application.domain;

import java.time.Instant;

/** What the applicant is asked to put right (补正), and until when. */
public record SupplementRequest(Instant requestedAt, Instant until, String text, String fromStep) {}
