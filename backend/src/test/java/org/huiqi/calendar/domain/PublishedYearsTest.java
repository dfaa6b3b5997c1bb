package org.huiqi.calendar.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.huiqi.calendar.persistence.CalendarFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedYearsTest {

    private final List<CalendarYear> files = CalendarFiles.readAll();
    private final PublishedYears years = new PublishedYears(files);

    @ParameterizedTest
    @CsvSource({
        // Weekdays less the statutory holidays (11, from 2025 13), as every one of them is given a day; in 2020 less
        // two
        // more, by which the Spring Festival was extended.
        "2019, 250",
        "2020, 249",
        "2021, 250",
        "2022, 249",
        "2023, 249",
        "2024, 251",
        "2025, 248",
        "2026, 248",
    })
    void shouldHaveTheWorkingDaysOfTheYear(int year, int workingDays) {
        long counted = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(years::isWorkingDay)
                .count();

        assertThat(counted).isEqualTo(workingDays);
    }

    @ParameterizedTest
    @CsvSource({
        "2019, 国办发明电〔2018〕15号, 6", "2020, 国办发明电〔2019〕16号, 6", "2021, 国办发明电〔2020〕27号, 7",
        "2022, 国办发明电〔2021〕11号, 7", "2023, 国办发明电〔2022〕16号, 7", "2024, 国办发明电〔2023〕7号, 8",
        "2025, 国办发明电〔2024〕12号, 5", "2026, 国办发明电〔2025〕7号, 6",
    })
    void shouldNameTheNoticeAndItsMakeUpWorkdays(int year, String notice, int makeUpWorkdays) {
        CalendarYear published = years.find(year).orElseThrow();

        assertThat(published.notices().get(0).number()).isEqualTo(notice);
        assertThat(published.days())
                .filteredOn(day -> day.kind() == CalendarDay.Kind.MAKE_UP_WORKDAY)
                .hasSize(makeUpWorkdays);
    }

    @Test
    void shouldMakeOnlyWeekendsWorkingDays() {
        assertThat(files).hasSize(8);
        assertThat(files)
                .flatMap(CalendarYear::days)
                .filteredOn(day -> day.kind() == CalendarDay.Kind.MAKE_UP_WORKDAY)
                .extracting(day -> day.date().getDayOfWeek())
                .containsOnly(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void shouldTakeOnlyWeekendsOffInAYearNotPublished() {
        assertThat(years.find(2027)).isEmpty();
        assertThat(years.isWorkingDay(LocalDate.of(2027, 10, 1))).isTrue();
        assertThat(years.isWorkingDay(LocalDate.of(2027, 10, 2))).isFalse();
    }

    @Test
    void shouldLetALaterSourceReplaceAYear() {
        CalendarYear corrected = new CalendarYear(
                2026,
                List.of(new CalendarYear.Notice("国办发明电〔2026〕99号", LocalDate.of(2026, 1, 5), "")),
                List.of(new CalendarDay(LocalDate.of(2026, 1, 5), CalendarDay.Kind.HOLIDAY, "元旦")));

        PublishedYears both = new PublishedYears(List.of(years.find(2026).orElseThrow(), corrected));

        assertThat(both.isWorkingDay(LocalDate.of(2026, 1, 5))).isFalse();
        assertThat(both.isWorkingDay(LocalDate.of(2026, 1, 1))).isTrue();
    }

    @Test
    void shouldRefuseADayOfAnotherYear() {
        CalendarDay stray = new CalendarDay(LocalDate.of(2025, 12, 31), CalendarDay.Kind.HOLIDAY, "元旦");
        List<CalendarYear.Notice> notices =
                List.of(new CalendarYear.Notice("国办发明电〔2025〕7号", LocalDate.of(2025, 11, 4), ""));

        assertThatThrownBy(() -> new CalendarYear(2026, notices, List.of(stray)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-12-31");
    }
}
