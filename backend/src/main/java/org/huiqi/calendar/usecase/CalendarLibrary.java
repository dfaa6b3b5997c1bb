package org.huiqi.calendar.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.huiqi.calendar.domain.CalendarYear;
import org.huiqi.calendar.domain.PublishedYears;
import org.huiqi.calendar.persistence.CalendarFiles;
import org.huiqi.calendar.persistence.CalendarTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The published years of files and table. What is kept in memory carries the revision it was read at, and the revision is asked of the
 * database: whatever node a year was recorded on, every node goes by it from then on.
 */
@Component
public class CalendarLibrary {

    /** Lists ask for what is left of many deadlines: within this time the revision is not asked for again. */
    private static final long GLANCE_NANOS = 1_000_000_000L;

    private final List<CalendarYear> files = CalendarFiles.readAll();
    private final CalendarTable table;
    private volatile @Nullable Known known;

    CalendarLibrary(CalendarTable table) {
        this.table = table;
    }

    private record Known(long revision, PublishedYears years, long askedAt) {}

    /** The years for showing what is left: at most a second old. */
    public PublishedYears years() {
        Known last = known;
        if (last != null && System.nanoTime() - last.askedAt() < GLANCE_NANOS) {
            return last.years();
        }
        return current();
    }

    /** The years as they are at this moment. */
    public PublishedYears current() {
        return at(table.revision());
    }

    /**
     * The years for a deadline that is going to be stored: in a transaction that writes, nobody can change them until it ends. Elsewhere
     * the same as {@link #current()}.
     */
    public PublishedYears held() {
        boolean writes = TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        if (!writes || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return current();
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof PublishedYears held) {
            return held;
        }
        PublishedYears held = at(table.hold());
        TransactionSynchronizationManager.bindResource(this, held);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResourceIfPossible(CalendarLibrary.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(CalendarLibrary.this, held);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(CalendarLibrary.this);
            }
        });
        return held;
    }

    /** What a year is when nothing of it stands in the table. */
    public @Nullable CalendarYear file(int year) {
        return files.stream().filter(file -> file.year() == year).findFirst().orElse(null);
    }

    /** The years with one of them replaced. */
    PublishedYears with(CalendarYear changed) {
        List<CalendarYear> all = read();
        all.add(changed);
        return new PublishedYears(all);
    }

    private PublishedYears at(long revision) {
        Known last = known;
        PublishedYears years = last != null && last.revision() == revision ? last.years() : new PublishedYears(read());
        known = new Known(revision, years, System.nanoTime());
        return Objects.requireNonNull(years);
    }

    private List<CalendarYear> read() {
        TreeMap<Integer, CalendarYear> years = new TreeMap<>();
        files.forEach(file -> years.put(file.year(), file));
        table.readAll().forEach(recorded -> years.put(recorded.year(), recorded));
        return new ArrayList<>(years.values());
    }
}
