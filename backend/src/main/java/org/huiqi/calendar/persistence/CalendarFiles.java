package org.huiqi.calendar.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiqi.calendar.domain.CalendarDay;
import org.huiqi.calendar.domain.CalendarYear;
import org.huiqi.calendar.domain.CalendarYear.Notice;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The years that travel with the system, as files under {@code calendar/}. */
public final class CalendarFiles {

    private CalendarFiles() {}

    public static List<CalendarYear> readAll() {
        try {
            List<CalendarYear> years = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:calendar/*.yaml")) {
                try (InputStream in = file.getInputStream()) {
                    years.add(read(new Yaml(new SafeConstructor(new LoaderOptions())).load(in)));
                }
            }
            if (years.isEmpty()) {
                throw new IllegalStateException("No calendar files under calendar/ on the class path");
            }
            return years;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CalendarYear read(Map<String, Object> file) {
        List<Notice> notices = new ArrayList<>();
        notices.add(new Notice(text(file, "notice"), date(file, "issuedOn"), ""));
        for (Map<String, Object> amendment : list(file, "amendments")) {
            notices.add(new Notice(text(amendment, "notice"), date(amendment, "issuedOn"), text(amendment, "text")));
        }
        List<CalendarDay> days = new ArrayList<>();
        for (Map<String, Object> span : list(file, "holidays")) {
            for (LocalDate day = date(span, "from"); !day.isAfter(date(span, "to")); day = day.plusDays(1)) {
                days.add(new CalendarDay(day, CalendarDay.Kind.HOLIDAY, text(span, "name")));
            }
        }
        for (Map<String, Object> day : list(file, "makeUpWorkdays")) {
            days.add(new CalendarDay(date(day, "date"), CalendarDay.Kind.MAKE_UP_WORKDAY, text(day, "name")));
        }
        return new CalendarYear(Integer.parseInt(text(file, "year")), notices, days);
    }

    private static String text(Map<String, Object> map, String key) {
        return Objects.requireNonNull(map.get(key), key).toString();
    }

    private static LocalDate date(Map<String, Object> map, String key) {
        return LocalDate.parse(text(map, key));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> map, String key) {
        return (List<Map<String, Object>>) Objects.requireNonNull(map.get(key), key);
    }
}
