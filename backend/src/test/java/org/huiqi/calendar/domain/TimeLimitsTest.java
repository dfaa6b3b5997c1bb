package org.huiqi.calendar.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.TimeLimit.Unit;
import org.huiqi.calendar.persistence.CalendarFiles;
import org.huiqi.shared.Zones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden dates over the years the State Council published, and what must hold for every limit. */
class TimeLimitsTest {

    private final PublishedYears years = new PublishedYears(CalendarFiles.readAll());
    private final TimeLimits limits = new TimeLimits(years::isWorkingDay);

    @ParameterizedTest
    @CsvSource({
        // Spring Festival 2019: 2 and 3 February worked, 4 to 10 February off.
        "2019-02-01T09:00, 3, working-day, 2019-02-11",
        "2019-01-31T09:00, 3, working-day, 2019-02-03",
        // Labour Day 2019 as amended: 28 April and 5 May worked, 1 to 4 May off.
        "2019-04-26T09:00, 4, working-day, 2019-05-05",
        // Spring Festival 2020 as extended to 2 February; 19 January worked.
        "2020-01-17T09:00, 6, working-day, 2020-02-03",
        "2020-09-30T09:00, 1, working-day, 2020-10-09",
        "2020-09-30T09:00, 2, working-day, 2020-10-10",
        "2021-02-10T09:00, 1, working-day, 2021-02-18",
        "2021-09-17T09:00, 2, working-day, 2021-09-22",
        "2022-01-28T17:00, 2, working-day, 2022-01-30",
        "2022-01-28T17:00, 3, working-day, 2022-02-07",
        "2022-12-30T09:00, 1, working-day, 2023-01-03",
        "2023-04-21T09:00, 1, working-day, 2023-04-23",
        "2023-09-28T09:00, 2, working-day, 2023-10-08",
        // 9 February 2024 is the eve, encouraged as leave but a working day.
        "2024-02-08T09:00, 1, working-day, 2024-02-09",
        "2024-02-09T09:00, 1, working-day, 2024-02-18",
        "2024-12-31T09:00, 1, working-day, 2025-01-02",
        "2025-01-24T09:00, 2, working-day, 2025-01-27",
        "2025-09-30T09:00, 1, working-day, 2025-10-09",
        "2026-02-13T10:00, 3, working-day, 2026-02-25",
        "2026-09-18T10:00, 1, working-day, 2026-09-20",
        "2026-02-13T10:00, 3, day, 2026-02-16",
        "2026-02-13T23:59, 1, day, 2026-02-14",
        "2026-01-31T10:00, 1, month, 2026-02-28",
        "2024-01-31T10:00, 1, month, 2024-02-29",
        "2024-02-29T10:00, 12, month, 2025-02-28",
        "2026-11-30T10:00, 3, month, 2027-02-28",
        "2026-02-14T10:00, 0, working-day, 2026-02-14",
        "2026-02-15T10:00, 0, working-day, 2026-02-24",
        "2026-02-15T10:00, 0, day, 2026-02-15",
    })
    void shouldEndAtTheEndOfTheRightDay(LocalDateTime from, int length, String unit, LocalDate lastDay) {
        Instant due = limits.due(at(from), new TimeLimit(length, Unit.of(unit), false));

        assertThat(due).isEqualTo(at(lastDay.atTime(23, 59, 59)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13T10:00, 3, working-day, 2026-02-24",
        "2026-02-15T10:00, 1, working-day, 2026-02-24",
        "2026-02-13T10:00, 1, day, 2026-02-13",
        "2026-02-13T10:00, 0, day, 2026-02-13",
        "2026-03-01T10:00, 1, month, 2026-03-31",
        "2026-01-31T10:00, 1, month, 2026-02-28",
    })
    void shouldCountTheStartDayWhereAsked(LocalDateTime from, int length, String unit, LocalDate lastDay) {
        Instant due = limits.due(at(from), new TimeLimit(length, Unit.of(unit), true));

        assertThat(due).isEqualTo(at(lastDay.atTime(23, 59, 59)));
    }

    @Test
    void shouldKeepHoursExact() {
        assertThat(limits.due(at("2026-02-14T10:20:30"), TimeLimit.hours(26))).isEqualTo(at("2026-02-15T12:20:30"));
    }

    @Test
    void shouldTakeTheStartDayInShanghaiWhateverTheInstantsOffset() {
        Instant lateInUtc = Instant.parse("2026-03-02T17:00:00Z");

        assertThat(limits.due(lateInUtc, TimeLimit.days(1))).isEqualTo(at("2026-03-04T23:59:59"));
    }

    @ParameterizedTest
    @CsvSource({
        // due, paused, resumed, unit, due afterwards
        "2026-03-06T23:59:59, 2026-03-03T10:00, 2026-03-05T09:00, working-day, 2026-03-10T23:59:59",
        "2026-03-06T23:59:59, 2026-03-03T10:00, 2026-03-03T18:00, working-day, 2026-03-06T23:59:59",
        "2026-03-10T23:59:59, 2026-03-06T10:00, 2026-03-08T10:00, working-day, 2026-03-10T23:59:59",
        // A pause over the Spring Festival stands still for the four working days in it only.
        "2026-02-13T23:59:59, 2026-02-12T10:00, 2026-02-25T10:00, working-day, 2026-02-26T23:59:59",
        "2026-03-06T23:59:59, 2026-03-03T10:00, 2026-03-05T09:00, day, 2026-03-08T23:59:59",
        "2026-03-31T23:59:59, 2026-03-03T10:00, 2026-04-03T09:00, month, 2026-05-01T23:59:59",
        "2026-03-06T10:00:00, 2026-03-03T10:00, 2026-03-03T12:30, hour, 2026-03-06T12:30:00",
    })
    void shouldGiveBackExactlyWhatWasPaused(
            LocalDateTime due, LocalDateTime paused, LocalDateTime resumed, String unit, LocalDateTime after) {
        assertThat(limits.dueAfterPause(at(due), at(paused), at(resumed), Unit.of(unit)))
                .isEqualTo(at(after));
    }

    @Test
    void shouldRefuseAPauseThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> limits.dueAfterPause(
                        at("2026-03-06T10:00"), at("2026-03-03T10:00"), at("2026-03-02T10:00"), Unit.DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-24T23:59:59, 1, working-day, 2026-02-14T23:59:59",
        "2026-02-24T23:59:59, 1, day, 2026-02-23T23:59:59",
        "2026-02-24T23:59:59, 24, hour, 2026-02-23T23:59:59",
        "2026-03-31T23:59:59, 1, month, 2026-02-28T23:59:59",
    })
    void shouldRemindTheLeadBefore(LocalDateTime due, int length, String unit, LocalDateTime reminder) {
        assertThat(limits.before(at(due), new TimeLimit(length, Unit.of(unit), false)))
                .isEqualTo(at(reminder));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T10:00, 2026-03-05T23:59:59, working-day, 还剩2个工作日",
        "2026-02-13T10:00, 2026-02-24T23:59:59, working-day, 还剩2个工作日",
        "2026-03-07T10:00, 2026-03-08T23:59:59, working-day, 还剩1天",
        "2026-03-03T10:00, 2026-03-05T23:59:59, day, 还剩2天",
        "2026-03-05T10:00, 2026-03-05T23:59:59, day, 今天到期",
        "2026-03-05T23:59:59, 2026-03-05T23:59:59, working-day, 今天到期",
        "2026-03-06T00:00, 2026-03-05T23:59:59, working-day, 已超期1天",
        "2026-03-05T11:00, 2026-03-05T10:00:00, day, 今天已超期",
        "2026-03-05T11:00, 2026-03-06T10:30:00, hour, 还剩23小时",
        "2026-03-05T11:00, 2026-03-05T11:20:00, hour, 还剩20分钟",
        "2026-03-05T11:00, 2026-03-05T10:20:00, hour, 已超期不到1小时",
        "2026-03-05T11:00, 2026-03-05T08:20:00, hour, 已超期2小时",
    })
    void shouldSayWhatIsLeft(LocalDateTime now, LocalDateTime due, String unit, String text) {
        assertThat(limits.remainingText(at(now), at(due), Unit.of(unit))).isEqualTo(text);
    }

    @Test
    void shouldCountBackWhatWasAddedForAnyStart() {
        Random random = new Random(20190101);
        for (int i = 0; i < 3000; i++) {
            LocalDate start = anyDay(random);
            int length = 1 + random.nextInt(60);

            Instant due = limits.due(at(start.atTime(random.nextInt(24), 0)), TimeLimit.workingDays(length));

            LocalDate last = due.atZone(Zones.SHANGHAI).toLocalDate();
            assertThat(years.isWorkingDay(last)).isTrue();
            assertThat(limits.workingDaysBetween(start, last))
                    .as("%s + %s", start, length)
                    .isEqualTo(length);
        }
    }

    @Test
    void shouldNeverShortenALimitByAPause() {
        Random random = new Random(20260101);
        for (int i = 0; i < 3000; i++) {
            Unit unit = Unit.values()[random.nextInt(Unit.values().length)];
            Instant start = at(anyDay(random).atTime(random.nextInt(24), random.nextInt(60)));
            Instant due = limits.due(start, new TimeLimit(1 + random.nextInt(20), unit, random.nextBoolean()));
            Instant paused = start.plusSeconds(random.nextInt(20 * 86_400));
            Instant resumed = paused.plusSeconds(random.nextInt(40 * 86_400));

            Instant after = limits.dueAfterPause(due, paused, resumed, unit);

            assertThat(after).isAfterOrEqualTo(due);
            if (unit == Unit.HOUR) {
                assertThat(after.getEpochSecond() - due.getEpochSecond())
                        .isEqualTo(resumed.getEpochSecond() - paused.getEpochSecond());
            }
        }
    }

    @Test
    void shouldLeaveAsManyWorkingDaysAfterAPauseAsBefore() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            LocalDate start = anyDay(random);
            Instant due = limits.due(at(start.atTime(9, 0)), TimeLimit.workingDays(1 + random.nextInt(30)));
            LocalDate last = due.atZone(Zones.SHANGHAI).toLocalDate();
            LocalDate paused = start.plusDays(random.nextInt((int) (last.toEpochDay() - start.toEpochDay()) + 1));
            LocalDate resumed = paused.plusDays(random.nextInt(40));

            Instant after =
                    limits.dueAfterPause(due, at(paused.atTime(10, 0)), at(resumed.atTime(10, 0)), Unit.WORKING_DAY);

            assertThat(limits.workingDaysBetween(
                            resumed, after.atZone(Zones.SHANGHAI).toLocalDate()))
                    .as("%s paused %s resumed %s", due, paused, resumed)
                    .isEqualTo(limits.workingDaysBetween(paused, last));
        }
    }

    private static LocalDate anyDay(Random random) {
        return LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2900));
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(Zones.SHANGHAI).toInstant();
    }
}
