package org.huiqi.servicerequest.usecase;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as it comes in; {@code source}, {@code uscc} and {@code caller} are given by an official who writes for a caller. */
public record SubmitRequest(
        @Nullable String title,
        @Nullable String text,
        @Nullable String category,
        @Nullable String district,
        @Nullable String complexity,
        @Nullable String source,
        @Nullable String uscc,
        @Nullable String caller,
        List<UUID> documents) {}
