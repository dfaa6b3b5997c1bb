package org.huiqi.supervision.domain;

import java.time.YearMonth;
import java.util.Set;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/**
 * What a board is narrowed by.
 *
 * @param jurisdictions at least one
 * @param responsible code of an authority, {@link Drill#NOBODY} for requests without one
 * @param month whose submissions, closings, ratings and reopenings are counted
 */
public record BoardFilter(
        Set<Jurisdiction> jurisdictions,
        @Nullable String district,
        @Nullable String responsible,
        @Nullable String category,
        YearMonth month) {

    public BoardFilter {
        jurisdictions = Set.copyOf(jurisdictions);
        if (jurisdictions.isEmpty()) {
            throw new IllegalArgumentException("A board without a jurisdiction");
        }
    }

    public BoardFilter in(YearMonth other) {
        return new BoardFilter(jurisdictions, district, responsible, category, other);
    }
}
