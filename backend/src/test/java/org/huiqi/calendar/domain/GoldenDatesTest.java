package org.huiqi.calendar.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.TimeLimit.Unit;
import org.huiqi.calendar.persistence.CalendarFiles;
import org.huiqi.shared.Zones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden dates over the real years 2019 to 2026. They were derived apart from this code: by counting day by day over the dates of the
 * npm package chinese-days, whose holidays and make-up workdays our files are compared with here.
 */
class GoldenDatesTest {

    private final PublishedYears years = new PublishedYears(CalendarFiles.readAll());
    private final TimeLimits limits = new TimeLimits(years::isWorkingDay);

    @Test
    void shouldAgreeWithAnotherRecordOfTheNotices() throws Exception {
        List<String> theirs = new ArrayList<>();
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                GoldenDatesTest.class.getResourceAsStream("/calendar-check/chinese-days-1.5.7.txt"),
                StandardCharsets.UTF_8))) {
            file.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" ");
                for (int i = 2; i < words.length; i++) {
                    theirs.add(words[0] + "-" + words[i] + " " + words[1]);
                }
            });
        }
        List<String> ours = new ArrayList<>();
        for (int year = 2019; year <= 2026; year++) {
            years.find(year)
                    .orElseThrow()
                    .days()
                    .forEach(day -> ours.add(day.date() + " " + day.kind().id()));
        }

        assertThat(theirs).hasSize(288);
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
    }

    @ParameterizedTest
    @CsvSource({
        // start, length, unit, start day counted, cut-off, due
        // Spring Festival 2019: over it, the start day counted or not, before and after the cut-off
        "2019-02-01T09:00, 1, working-day, false, none, 2019-02-02T23:59:59",
        "2019-02-01T09:00, 3, working-day, false, none, 2019-02-11T23:59:59",
        "2019-02-01T09:00, 3, working-day, true, none, 2019-02-03T23:59:59",
        "2019-02-01T17:31, 3, working-day, false, 17:30, 2019-02-12T23:59:59",
        "2019-02-01T17:30, 3, working-day, false, 17:30, 2019-02-11T23:59:59",
        "2019-02-01T09:00, 10, day, false, none, 2019-02-11T23:59:59",
        // Spring Festival 2020: over it, the start day counted or not, before and after the cut-off
        "2020-01-21T09:00, 1, working-day, false, none, 2020-01-22T23:59:59",
        "2020-01-21T09:00, 3, working-day, false, none, 2020-02-03T23:59:59",
        "2020-01-21T09:00, 3, working-day, true, none, 2020-01-23T23:59:59",
        "2020-01-21T17:31, 3, working-day, false, 17:30, 2020-02-04T23:59:59",
        "2020-01-21T17:30, 3, working-day, false, 17:30, 2020-02-03T23:59:59",
        "2020-01-21T09:00, 10, day, false, none, 2020-01-31T23:59:59",
        // Spring Festival 2021: over it, the start day counted or not, before and after the cut-off
        "2021-02-09T09:00, 1, working-day, false, none, 2021-02-10T23:59:59",
        "2021-02-09T09:00, 3, working-day, false, none, 2021-02-19T23:59:59",
        "2021-02-09T09:00, 3, working-day, true, none, 2021-02-18T23:59:59",
        "2021-02-09T17:31, 3, working-day, false, 17:30, 2021-02-20T23:59:59",
        "2021-02-09T17:30, 3, working-day, false, 17:30, 2021-02-19T23:59:59",
        "2021-02-09T09:00, 10, day, false, none, 2021-02-19T23:59:59",
        // Spring Festival 2022: over it, the start day counted or not, before and after the cut-off
        "2022-01-29T09:00, 1, working-day, false, none, 2022-01-30T23:59:59",
        "2022-01-29T09:00, 3, working-day, false, none, 2022-02-08T23:59:59",
        "2022-01-29T09:00, 3, working-day, true, none, 2022-02-07T23:59:59",
        "2022-01-29T17:31, 3, working-day, false, 17:30, 2022-02-09T23:59:59",
        "2022-01-29T17:30, 3, working-day, false, 17:30, 2022-02-08T23:59:59",
        "2022-01-29T09:00, 10, day, false, none, 2022-02-08T23:59:59",
        // Spring Festival 2023: over it, the start day counted or not, before and after the cut-off
        "2023-01-19T09:00, 1, working-day, false, none, 2023-01-20T23:59:59",
        "2023-01-19T09:00, 3, working-day, false, none, 2023-01-29T23:59:59",
        "2023-01-19T09:00, 3, working-day, true, none, 2023-01-28T23:59:59",
        "2023-01-19T17:31, 3, working-day, false, 17:30, 2023-01-30T23:59:59",
        "2023-01-19T17:30, 3, working-day, false, 17:30, 2023-01-29T23:59:59",
        "2023-01-19T09:00, 10, day, false, none, 2023-01-29T23:59:59",
        // Spring Festival 2024: over it, the start day counted or not, before and after the cut-off
        "2024-02-08T09:00, 1, working-day, false, none, 2024-02-09T23:59:59",
        "2024-02-08T09:00, 3, working-day, false, none, 2024-02-19T23:59:59",
        "2024-02-08T09:00, 3, working-day, true, none, 2024-02-18T23:59:59",
        "2024-02-08T17:31, 3, working-day, false, 17:30, 2024-02-20T23:59:59",
        "2024-02-08T17:30, 3, working-day, false, 17:30, 2024-02-19T23:59:59",
        "2024-02-08T09:00, 10, day, false, none, 2024-02-18T23:59:59",
        // Spring Festival 2025: over it, the start day counted or not, before and after the cut-off
        "2025-01-27T09:00, 1, working-day, false, none, 2025-02-05T23:59:59",
        "2025-01-27T09:00, 3, working-day, false, none, 2025-02-07T23:59:59",
        "2025-01-27T09:00, 3, working-day, true, none, 2025-02-06T23:59:59",
        "2025-01-27T17:31, 3, working-day, false, 17:30, 2025-02-07T23:59:59",
        "2025-01-27T17:30, 3, working-day, false, 17:30, 2025-02-07T23:59:59",
        "2025-01-27T09:00, 10, day, false, none, 2025-02-06T23:59:59",
        // Spring Festival 2026: over it, the start day counted or not, before and after the cut-off
        "2026-02-13T09:00, 1, working-day, false, none, 2026-02-14T23:59:59",
        "2026-02-13T09:00, 3, working-day, false, none, 2026-02-25T23:59:59",
        "2026-02-13T09:00, 3, working-day, true, none, 2026-02-24T23:59:59",
        "2026-02-13T17:31, 3, working-day, false, 17:30, 2026-02-26T23:59:59",
        "2026-02-13T17:30, 3, working-day, false, 17:30, 2026-02-25T23:59:59",
        "2026-02-13T09:00, 10, day, false, none, 2026-02-23T23:59:59",
        // National Day 2019: over it and its make-up workdays
        "2019-09-28T10:00, 1, working-day, false, none, 2019-09-29T23:59:59",
        "2019-09-28T10:00, 5, working-day, false, none, 2019-10-10T23:59:59",
        "2019-09-28T10:00, 7, working-day, true, none, 2019-10-12T23:59:59",
        "2019-10-01T00:00, 1, working-day, false, none, 2019-10-08T23:59:59",
        "2019-10-01T12:00, 1, working-day, true, none, 2019-10-08T23:59:59",
        // National Day 2020: over it and its make-up workdays
        "2020-09-28T10:00, 1, working-day, false, none, 2020-09-29T23:59:59",
        "2020-09-28T10:00, 5, working-day, false, none, 2020-10-12T23:59:59",
        "2020-09-28T10:00, 7, working-day, true, none, 2020-10-13T23:59:59",
        "2020-10-01T00:00, 1, working-day, false, none, 2020-10-09T23:59:59",
        "2020-10-01T12:00, 1, working-day, true, none, 2020-10-09T23:59:59",
        // National Day 2021: over it and its make-up workdays
        "2021-09-28T10:00, 1, working-day, false, none, 2021-09-29T23:59:59",
        "2021-09-28T10:00, 5, working-day, false, none, 2021-10-11T23:59:59",
        "2021-09-28T10:00, 7, working-day, true, none, 2021-10-12T23:59:59",
        "2021-10-01T00:00, 1, working-day, false, none, 2021-10-08T23:59:59",
        "2021-10-01T12:00, 1, working-day, true, none, 2021-10-08T23:59:59",
        // National Day 2022: over it and its make-up workdays
        "2022-09-28T10:00, 1, working-day, false, none, 2022-09-29T23:59:59",
        "2022-09-28T10:00, 5, working-day, false, none, 2022-10-10T23:59:59",
        "2022-09-28T10:00, 7, working-day, true, none, 2022-10-11T23:59:59",
        "2022-10-01T00:00, 1, working-day, false, none, 2022-10-08T23:59:59",
        "2022-10-01T12:00, 1, working-day, true, none, 2022-10-08T23:59:59",
        // National Day 2023: over it and its make-up workdays
        "2023-09-28T10:00, 1, working-day, false, none, 2023-10-07T23:59:59",
        "2023-09-28T10:00, 5, working-day, false, none, 2023-10-11T23:59:59",
        "2023-09-28T10:00, 7, working-day, true, none, 2023-10-12T23:59:59",
        "2023-10-01T00:00, 1, working-day, false, none, 2023-10-07T23:59:59",
        "2023-10-01T12:00, 1, working-day, true, none, 2023-10-07T23:59:59",
        // National Day 2024: over it and its make-up workdays
        "2024-09-28T10:00, 1, working-day, false, none, 2024-09-29T23:59:59",
        "2024-09-28T10:00, 5, working-day, false, none, 2024-10-10T23:59:59",
        "2024-09-28T10:00, 7, working-day, true, none, 2024-10-12T23:59:59",
        "2024-10-01T00:00, 1, working-day, false, none, 2024-10-08T23:59:59",
        "2024-10-01T12:00, 1, working-day, true, none, 2024-10-08T23:59:59",
        // National Day 2025: over it and its make-up workdays
        "2025-09-28T10:00, 1, working-day, false, none, 2025-09-29T23:59:59",
        "2025-09-28T10:00, 5, working-day, false, none, 2025-10-11T23:59:59",
        "2025-09-28T10:00, 7, working-day, true, none, 2025-10-13T23:59:59",
        "2025-10-01T00:00, 1, working-day, false, none, 2025-10-09T23:59:59",
        "2025-10-01T12:00, 1, working-day, true, none, 2025-10-09T23:59:59",
        // National Day 2026: over it and its make-up workdays
        "2026-09-28T10:00, 1, working-day, false, none, 2026-09-29T23:59:59",
        "2026-09-28T10:00, 5, working-day, false, none, 2026-10-10T23:59:59",
        "2026-09-28T10:00, 7, working-day, true, none, 2026-10-12T23:59:59",
        "2026-10-01T00:00, 1, working-day, false, none, 2026-10-08T23:59:59",
        "2026-10-01T12:00, 1, working-day, true, none, 2026-10-08T23:59:59",
        // Make-up workdays: a Saturday or Sunday that is worked counts, as start and as end
        "2019-09-29T09:00, 1, working-day, false, none, 2019-09-30T23:59:59",
        "2020-06-27T09:00, 1, working-day, false, none, 2020-06-28T23:59:59",
        "2021-09-18T09:00, 1, working-day, true, none, 2021-09-18T23:59:59",
        "2022-04-02T18:00, 1, working-day, false, 17:30, 2022-04-06T23:59:59",
        "2023-06-25T09:00, 5, working-day, true, none, 2023-06-29T23:59:59",
        "2024-09-14T08:00, 1, working-day, false, none, 2024-09-18T23:59:59",
        "2025-01-26T10:00, 1, working-day, true, none, 2025-01-26T23:59:59",
        "2026-01-04T10:00, 1, working-day, true, none, 2026-01-04T23:59:59",
        "2026-05-08T10:00, 1, working-day, false, none, 2026-05-09T23:59:59",
        // Year end 2019
        "2019-12-30T16:00, 2, working-day, false, none, 2020-01-02T23:59:59",
        "2019-12-31T16:00, 1, day, false, none, 2020-01-01T23:59:59",
        "2019-12-31T18:00, 1, working-day, false, 17:30, 2020-01-02T23:59:59",
        "2019-12-31T23:30, 1, hour, false, none, 2020-01-01T00:30:00",
        "2019-11-30T09:00, 3, month, false, none, 2020-02-29T23:59:59",
        // Year end 2020
        "2020-12-30T16:00, 2, working-day, false, none, 2021-01-04T23:59:59",
        "2020-12-31T16:00, 1, day, false, none, 2021-01-01T23:59:59",
        "2020-12-31T18:00, 1, working-day, false, 17:30, 2021-01-04T23:59:59",
        "2020-12-31T23:30, 1, hour, false, none, 2021-01-01T00:30:00",
        "2020-11-30T09:00, 3, month, false, none, 2021-02-28T23:59:59",
        // Year end 2021
        "2021-12-30T16:00, 2, working-day, false, none, 2022-01-04T23:59:59",
        "2021-12-31T16:00, 1, day, false, none, 2022-01-01T23:59:59",
        "2021-12-31T18:00, 1, working-day, false, 17:30, 2022-01-04T23:59:59",
        "2021-12-31T23:30, 1, hour, false, none, 2022-01-01T00:30:00",
        "2021-11-30T09:00, 3, month, false, none, 2022-02-28T23:59:59",
        // Year end 2022
        "2022-12-30T16:00, 2, working-day, false, none, 2023-01-04T23:59:59",
        "2022-12-31T16:00, 1, day, false, none, 2023-01-01T23:59:59",
        "2022-12-31T18:00, 1, working-day, false, 17:30, 2023-01-03T23:59:59",
        "2022-12-31T23:30, 1, hour, false, none, 2023-01-01T00:30:00",
        "2022-11-30T09:00, 3, month, false, none, 2023-02-28T23:59:59",
        // Year end 2023
        "2023-12-30T16:00, 2, working-day, false, none, 2024-01-03T23:59:59",
        "2023-12-31T16:00, 1, day, false, none, 2024-01-01T23:59:59",
        "2023-12-31T18:00, 1, working-day, false, 17:30, 2024-01-02T23:59:59",
        "2023-12-31T23:30, 1, hour, false, none, 2024-01-01T00:30:00",
        "2023-11-30T09:00, 3, month, false, none, 2024-02-29T23:59:59",
        // Year end 2024
        "2024-12-30T16:00, 2, working-day, false, none, 2025-01-02T23:59:59",
        "2024-12-31T16:00, 1, day, false, none, 2025-01-01T23:59:59",
        "2024-12-31T18:00, 1, working-day, false, 17:30, 2025-01-02T23:59:59",
        "2024-12-31T23:30, 1, hour, false, none, 2025-01-01T00:30:00",
        "2024-11-30T09:00, 3, month, false, none, 2025-02-28T23:59:59",
        // Year end 2025
        "2025-12-30T16:00, 2, working-day, false, none, 2026-01-04T23:59:59",
        "2025-12-31T16:00, 1, day, false, none, 2026-01-01T23:59:59",
        "2025-12-31T18:00, 1, working-day, false, 17:30, 2026-01-04T23:59:59",
        "2025-12-31T23:30, 1, hour, false, none, 2026-01-01T00:30:00",
        "2025-11-30T09:00, 3, month, false, none, 2026-02-28T23:59:59",
        // Leap days
        "2020-02-28T09:00, 1, day, false, none, 2020-02-29T23:59:59",
        "2020-02-29T09:00, 12, month, false, none, 2021-02-28T23:59:59",
        "2024-02-28T09:00, 1, working-day, false, none, 2024-02-29T23:59:59",
        "2024-01-31T09:00, 1, month, false, none, 2024-02-29T23:59:59",
        "2023-01-31T09:00, 1, month, false, none, 2023-02-28T23:59:59",
        "2024-02-29T09:00, 1, month, true, none, 2024-03-28T23:59:59",
        "2024-02-28T23:00, 24, hour, false, none, 2024-02-29T23:00:00",
        "2024-02-28T18:00, 1, month, false, 17:30, 2024-03-29T23:59:59",
        "2024-08-31T09:00, 6, month, true, none, 2025-02-28T23:59:59",
        // Length nought: the day itself, or the next one that is worked
        "2026-10-01T09:00, 0, working-day, false, none, 2026-10-08T23:59:59",
        "2026-10-01T09:00, 0, day, false, none, 2026-10-01T23:59:59",
        "2026-09-30T18:00, 0, working-day, false, 17:30, 2026-10-08T23:59:59",
    })
    void shouldEndWhenSomebodyCountingByHandSays(
            LocalDateTime start, int length, String unit, boolean countStartDay, String cutOff, LocalDateTime due) {
        TimeLimit limit = new TimeLimit(
                length, Unit.of(unit), countStartDay, cutOff.equals("none") ? null : LocalTime.parse(cutOff));

        assertThat(LocalDateTime.ofInstant(
                        limits.due(start.atZone(Zones.SHANGHAI).toInstant(), limit), Zones.SHANGHAI))
                .isEqualTo(due);
    }

    @Test
    void shouldHaveNoMakeUpWorkdayAwayFromAHoliday() {
        for (int year = 2019; year <= 2026; year++) {
            CalendarYear published = years.find(year).orElseThrow();
            List<LocalDate> holidays = published.days().stream()
                    .filter(day -> day.kind() == CalendarDay.Kind.HOLIDAY)
                    .map(CalendarDay::date)
                    .toList();
            assertThat(published.days())
                    .filteredOn(day -> day.kind() == CalendarDay.Kind.MAKE_UP_WORKDAY)
                    .allSatisfy(day -> assertThat(holidays)
                            .anyMatch(holiday ->
                                    Math.abs(holiday.toEpochDay() - day.date().toEpochDay()) <= 14));
        }
    }
}
