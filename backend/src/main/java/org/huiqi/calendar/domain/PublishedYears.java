package org.huiqi.calendar.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All years that are known, answering for single days; a later year of the same number replaces the earlier. */
public final class PublishedYears {

    private final Map<Integer, CalendarYear> years = new HashMap<>();
    private final Map<LocalDate, CalendarDay.Kind> kinds = new HashMap<>();

    public PublishedYears(Collection<CalendarYear> published) {
        published.forEach(year -> years.put(year.year(), year));
        years.values().forEach(year -> year.days().forEach(day -> kinds.put(day.date(), day.kind())));
    }

    public Optional<CalendarYear> find(int year) {
        return Optional.ofNullable(years.get(year));
    }

    /** The years that are known. */
    public Set<Integer> numbers() {
        return Set.copyOf(years.keySet());
    }

    public boolean isWorkingDay(LocalDate day) {
        CalendarDay.Kind kind = kinds.get(day);
        if (kind != null) {
            return kind == CalendarDay.Kind.MAKE_UP_WORKDAY;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
