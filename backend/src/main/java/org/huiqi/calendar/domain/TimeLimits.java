package org.huiqi.calendar.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.huiqi.calendar.DeadlineTerms;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.TimeLimit.Unit;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;

/** The arithmetic of time limits over a given answer to “is this a working day”. */
public final class TimeLimits {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final Predicate<LocalDate> workingDay;

    public TimeLimits(Predicate<LocalDate> workingDay) {
        this.workingDay = workingDay;
    }

    public Instant due(Instant from, TimeLimit limit) {
        LocalDate start = startDay(from, limit.cutOff());
        return switch (limit.unit()) {
            case HOUR -> from.plus(Duration.ofHours(limit.length()));
            case DAY -> endOf(start.plusDays(limit.countStartDay() ? Math.max(limit.length() - 1, 0) : limit.length()));
            case WORKING_DAY -> endOf(workingDaysFrom(start, limit.length(), limit.countStartDay()));
            case MONTH -> endOf(monthsFrom(start, limit.length(), limit.countStartDay()));
        };
    }

    /** The end of a limit over all the pauses that its clock has had. */
    public Instant due(DeadlineTerms terms) {
        Instant due = due(terms.start(), terms.limit());
        for (DeadlineTerms.Pause pause : terms.pauses()) {
            due = dueAfterPause(due, pause.from(), pause.to(), terms.limit().unit());
        }
        return due;
    }

    public Instant dueAfterPause(Instant due, Instant pausedAt, Instant resumedAt, Unit unit) {
        if (resumedAt.isBefore(pausedAt)) {
            throw new IllegalArgumentException("Resumed at " + resumedAt + " before the pause at " + pausedAt);
        }
        ZonedDateTime end = due.atZone(Zones.SHANGHAI);
        LocalDate paused = dayOf(pausedAt);
        LocalDate resumed = dayOf(resumedAt);
        return switch (unit) {
            case HOUR -> due.plus(Duration.between(pausedAt, resumedAt));
            case DAY, MONTH ->
                end.plusDays(ChronoUnit.DAYS.between(paused, resumed)).toInstant();
            case WORKING_DAY -> {
                int stoodStill = workingDaysBetween(paused, resumed);
                LocalDate day =
                        stoodStill == 0 ? end.toLocalDate() : workingDaysFrom(end.toLocalDate(), stoodStill, false);
                yield day.atTime(end.toLocalTime()).atZone(Zones.SHANGHAI).toInstant();
            }
        };
    }

    public Instant before(Instant due, TimeLimit lead) {
        ZonedDateTime end = due.atZone(Zones.SHANGHAI);
        return switch (lead.unit()) {
            case HOUR -> due.minus(Duration.ofHours(lead.length()));
            case DAY -> end.minusDays(lead.length()).toInstant();
            case MONTH -> end.minusMonths(lead.length()).toInstant();
            case WORKING_DAY -> {
                LocalDate day = end.toLocalDate();
                for (int left = lead.length(); left > 0; ) {
                    day = day.minusDays(1);
                    if (workingDay.test(day)) {
                        left--;
                    }
                }
                yield day.atTime(end.toLocalTime()).atZone(Zones.SHANGHAI).toInstant();
            }
        };
    }

    public String remainingText(Instant now, Instant due, Unit unit) {
        LocalDate today = dayOf(now);
        LocalDate last = dayOf(due);
        if (now.isAfter(due)) {
            return overdueText(now, due, unit);
        }
        if (unit == Unit.HOUR) {
            long minutes = Duration.between(now, due).toMinutes();
            return minutes >= 60 ? "还剩" + minutes / 60 + "小时" : "还剩" + Math.max(minutes, 1) + "分钟";
        }
        if (today.equals(last)) {
            return "今天到期";
        }
        int workingDays = unit == Unit.WORKING_DAY ? workingDaysBetween(today, last) : 0;
        return workingDays > 0 ? "还剩" + workingDays + "个工作日" : "还剩" + ChronoUnit.DAYS.between(today, last) + "天";
    }

    /** Working days after {@code from} up to and including {@code to}. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (workingDay.test(day)) {
                count++;
            }
        }
        return count;
    }

    private static String overdueText(Instant now, Instant due, Unit unit) {
        if (unit == Unit.HOUR) {
            long hours = Duration.between(due, now).toHours();
            return hours == 0 ? "已超期不到1小时" : "已超期" + hours + "小时";
        }
        long days = ChronoUnit.DAYS.between(dayOf(due), dayOf(now));
        return days == 0 ? "今天已超期" : "已超期" + days + "天";
    }

    private LocalDate workingDaysFrom(LocalDate start, int length, boolean countStartDay) {
        LocalDate day = start;
        if (length == 0 || countStartDay) {
            while (!workingDay.test(day)) {
                day = day.plusDays(1);
            }
        }
        for (int left = countStartDay ? length - 1 : length; left > 0; ) {
            day = day.plusDays(1);
            if (workingDay.test(day)) {
                left--;
            }
        }
        return day;
    }

    /** The day of the same number, or the month's last; where the start day counts, the day before that number. */
    private static LocalDate monthsFrom(LocalDate start, int length, boolean countStartDay) {
        LocalDate day = start.plusMonths(length);
        boolean sameNumber = day.getDayOfMonth() == start.getDayOfMonth();
        return countStartDay && length > 0 && sameNumber ? day.minusDays(1) : day;
    }

    /** The day that counts as the one of the start. */
    private static LocalDate startDay(Instant from, @Nullable LocalTime cutOff) {
        ZonedDateTime start = from.atZone(Zones.SHANGHAI);
        boolean tooLate = cutOff != null && start.toLocalTime().isAfter(cutOff);
        return tooLate ? start.toLocalDate().plusDays(1) : start.toLocalDate();
    }

    private static LocalDate dayOf(Instant instant) {
        return instant.atZone(Zones.SHANGHAI).toLocalDate();
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(END_OF_DAY).atZone(Zones.SHANGHAI).toInstant();
    }
}
