package org.huiqi.calendar.persistence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huiqi.calendar.domain.CalendarDay;
import org.huiqi.calendar.domain.CalendarYear;
import org.huiqi.calendar.domain.CalendarYear.Notice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The years that were added while the system runs. */
@Repository
public class CalendarTable {

    private final JdbcClient jdbc;

    CalendarTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<CalendarYear> readAll() {
        Map<Integer, List<CalendarDay>> days = new TreeMap<>();
        jdbc.sql("SELECT year, day, kind, name FROM calendar_day").query(row -> {
            days.computeIfAbsent(row.getInt("year"), year -> new ArrayList<>())
                    .add(new CalendarDay(
                            row.getObject("day", LocalDate.class),
                            CalendarDay.Kind.of(row.getString("kind")),
                            row.getString("name")));
        });
        return jdbc.sql("SELECT year, notice, issued_on FROM calendar_year ORDER BY year")
                .query((row, n) -> new CalendarYear(
                        row.getInt("year"),
                        List.of(new Notice(row.getString("notice"), row.getObject("issued_on", LocalDate.class), "")),
                        days.getOrDefault(row.getInt("year"), List.of())))
                .list();
    }
}
