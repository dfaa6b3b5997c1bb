package org.huiqi.policy;

import org.jspecify.annotations.Nullable;

/** A further place that states the same terms. */
public record SourceReference(
        String documentId, String clause, @Nullable String note) {}
