package org.huiqi.servicerequest.domain;

import java.time.Instant;

/** What one signer decided. */
public record GivenOpinion(String step, String signer, String username, Decision decision, String text, Instant at) {}
