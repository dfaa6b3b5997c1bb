package org.huiqi.supervision.domain;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.huiqi.shared.Government;
import org.jspecify.annotations.Nullable;

/** The filters of the list of requests that open what a figure counts. */
public final class Drill {

    /** The value of {@code responsible} for requests that nobody is responsible for yet. */
    public static final String NOBODY = "none";

    private final Map<String, String> filters;

    private Drill(Map<String, String> filters) {
        this.filters = filters;
    }

    /** What the board itself is narrowed by; a board of one authority goes by its own clocks. */
    public static Drill of(BoardFilter filter) {
        Drill drill = new Drill(Map.of());
        if (filter.jurisdictions().size() == 1) {
            drill = drill.with(
                    "jurisdiction", filter.jurisdictions().iterator().next().id());
        }
        Government holder = filter.holder();
        return drill.with("holder", holder == null ? null : holder.code())
                .with("district", filter.district())
                .with("category", filter.category())
                .of(filter.responsible());
    }

    public Drill with(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(filters);
        more.put(name, value);
        return new Drill(more);
    }

    /** What is one authority's, by its own clocks; {@link #NOBODY}: what has none yet, by all. */
    public Drill of(@Nullable String responsible) {
        Drill own = with("responsible", responsible);
        return NOBODY.equals(responsible) ? own : own.with("clocksOf", responsible);
    }

    /** What is waiting for an authority, whoever is responsible. */
    public Drill waitingFor(String authority) {
        return open().with("waitingFor", authority).with("clocksOf", authority);
    }

    public Drill open() {
        return with("open", "true");
    }

    public Drill state(String state) {
        return open().with("state", state);
    }

    public Drill aged(AgeBucket bucket) {
        Integer to = bucket.to();
        Drill from = bucket.from() == 0 ? open() : open().with("ageFrom", Integer.toString(bucket.from()));
        return to == null ? from : from.with("ageTo", Integer.toString(to));
    }

    public Drill submitted(YearMonth month) {
        return with("month", month.toString());
    }

    /** @param what {@code closed}, {@code reopened} or {@code rated} */
    public Drill happened(String what, YearMonth month) {
        return submitted(month).with("monthOf", what);
    }

    /** As it stands behind the question mark of an address. */
    public String query() {
        return filters.entrySet().stream()
                .map(filter -> filter.getKey() + "=" + URLEncoder.encode(filter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
