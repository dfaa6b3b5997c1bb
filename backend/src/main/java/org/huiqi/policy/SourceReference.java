package org.huiqi.policy;

import org.jspecify.annotations.Nullable;

/**
 * A further place that states the same terms.
 *
 * @param quote the passage where it is cited with the verdict, or null
 */
public record SourceReference(
        String documentId,
        String clause,
        @Nullable String note,
        @Nullable String quote) {}
