package org.huiqi.calendar.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is published for one year: the notices, the one that announced it first, and its days by date. */
public record CalendarYear(int year, List<Notice> notices, List<CalendarDay> days) {

    /** A notice of the General Office of the State Council; {@code text} says what an amending one changed. */
    public record Notice(String number, LocalDate issuedOn, String text) {}

    public CalendarYear {
        notices = List.copyOf(notices);
        days = days.stream().sorted(Comparator.comparing(CalendarDay::date)).toList();
        if (notices.isEmpty()) {
            throw new IllegalArgumentException("A published year names its notice: " + year);
        }
        Map<LocalDate, CalendarDay> seen = new HashMap<>();
        for (CalendarDay day : days) {
            if (day.date().getYear() != year || seen.put(day.date(), day) != null) {
                throw new IllegalArgumentException("Not a day of " + year + ", or twice: " + day.date());
            }
        }
    }
}
