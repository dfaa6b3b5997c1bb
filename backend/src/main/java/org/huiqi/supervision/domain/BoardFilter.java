package org.huiqi.supervision.domain;

import java.time.YearMonth;
import java.util.Set;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/**
 * What a board is narrowed by.
 *
 * @param jurisdictions at least one; a city with all its counties
 * @param holder the government that has the requests now, and none below it; {@code jurisdictions} is then its own
 * @param responsible code of an authority, {@link Drill#NOBODY} for requests without one
 * @param month whose submissions, closings, ratings and reopenings are counted
 */
public record BoardFilter(
        Set<Jurisdiction> jurisdictions,
        @Nullable Government holder,
        @Nullable String district,
        @Nullable String responsible,
        @Nullable String category,
        YearMonth month) {

    public BoardFilter {
        jurisdictions = Set.copyOf(jurisdictions);
        if (jurisdictions.isEmpty()) {
            throw new IllegalArgumentException("A board without a jurisdiction");
        }
        if (holder != null && !jurisdictions.equals(Set.of(holder.jurisdiction()))) {
            throw new IllegalArgumentException("A board of other jurisdictions than its holder's");
        }
    }

    public BoardFilter in(YearMonth other) {
        return new BoardFilter(jurisdictions, holder, district, responsible, category, other);
    }
}
