package org.huiqi.calendar.usecase;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.huiqi.calendar.domain.CalendarYear;
import org.huiqi.calendar.domain.PublishedYears;
import org.huiqi.calendar.persistence.CalendarFiles;
import org.huiqi.calendar.persistence.CalendarTable;
import org.springframework.stereotype.Component;

/** The published years of files and table; a year added on another node is seen within a minute. */
@Component
public class CalendarLibrary {

    private static final String ALL = "all";

    private final List<CalendarYear> files = CalendarFiles.readAll();
    private final LoadingCache<String, PublishedYears> years;

    CalendarLibrary(CalendarTable table) {
        this.years = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .build(key -> {
                    List<CalendarYear> published = new ArrayList<>(files);
                    published.addAll(table.readAll());
                    return new PublishedYears(published);
                });
    }

    public PublishedYears years() {
        return years.get(ALL);
    }
}
