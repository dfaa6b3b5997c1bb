package org.huiqi.supervision.persistence;

import java.time.LocalDate;
import org.huiqi.calendar.WorkingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The working calendar as a table, so that the database can subtract two days. */
@Repository
public class Workdays {

    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2049, 12, 31);

    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;

    Workdays(JdbcClient jdbc, WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /** Brings the table up to what the calendar says now; gives how many days differed. */
    public int refresh() {
        StringBuilder days = new StringBuilder("{");
        StringBuilder ordinals = new StringBuilder("{");
        int ordinal = 0;
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                ordinal++;
            }
            if (day.isAfter(FIRST)) {
                days.append(',');
                ordinals.append(',');
            }
            days.append(day);
            ordinals.append(ordinal);
        }
        return jdbc.sql("""
                        INSERT INTO supervision_workday AS known (day, ordinal)
                        SELECT * FROM unnest(CAST(:days AS date[]), CAST(:ordinals AS int[]))
                        ON CONFLICT (day) DO UPDATE SET ordinal = EXCLUDED.ordinal
                        WHERE known.ordinal <> EXCLUDED.ordinal
                        """)
                .param("days", days.append('}').toString())
                .param("ordinals", ordinals.append('}').toString())
                .update();
    }

    /**
     * The last day from whose evening on there were at least that many working days up to and including {@code today}: whoever
     * started on that day or before has been waiting for that long.
     */
    public LocalDate startedBy(LocalDate today, int workingDays) {
        LocalDate day = today;
        for (int passed = 0; passed < workingDays; day = day.minusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                passed++;
            }
        }
        return day;
    }
}
