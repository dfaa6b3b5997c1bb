package org.huiqi.application.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document of the case; the slot says what it is meant to prove. */
public record AttachedDocument(UUID documentId, @Nullable String slot, Instant attachedAt) {}
