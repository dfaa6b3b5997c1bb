package org.huiqi.registry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedFiguresTest {

    private static final String INDICATOR = "新增规模以上工业企业";
    private static final TargetLine CITY =
            new TargetLine("pds-scaleup-targets", INDICATOR, "平顶山市", ">=", null, "家", null, "");

    @Test
    void shouldTakeThePeriodThatEndsLast() {
        assertThat(figures(figure("叶县", "2022-12", 9, 1), figure("叶县", "2022-Q1", 4, 2))
                        .newest(INDICATOR, "叶县"))
                .hasValueSatisfying(newest -> assertThat(newest.period()).isEqualTo("2022-12"));
    }

    @Test
    void shouldTakeWhatWasRecordedLastOfPeriodsThatEndTogether() {
        assertThat(figures(figure("叶县", "2022-Q2", 9, 1), figure("叶县", "2022-06", 10, 2))
                        .newest(INDICATOR, "叶县"))
                .hasValueSatisfying(newest -> assertThat(newest.value()).isEqualByComparingTo("10"));
    }

    @Test
    void shouldAddTheNewestOfEachCountyWithinTheNewestYear() {
        assertThat(figures(
                                figure("叶县", "2022-05", 9, 1),
                                figure("叶县", "2022-06", 10, 2),
                                figure("汝州市", "2022-Q1", 5, 3),
                                figure("郏县", "2021", 24, 4))
                        .sum(CITY))
                .hasValueSatisfying(sum -> {
                    assertThat(sum.value()).isEqualByComparingTo("15");
                    assertThat(sum.period()).isEqualTo("2022-06");
                    assertThat(sum.note()).isEqualTo("由2个县（市、区）合计");
                });
    }

    @Test
    void shouldHaveNoSumWhereNothingWasRecorded() {
        assertThat(figures(figure("平顶山市", "2022", 138, 1)).sum(CITY)).isEmpty();
    }

    private static RecordedFigures figures(Figure... recorded) {
        return new RecordedFigures(List.of(recorded));
    }

    private static Figure figure(String place, String period, int value, int second) {
        return new Figure(
                "pds-scaleup-targets",
                INDICATOR,
                place,
                period,
                BigDecimal.valueOf(value),
                "",
                "pds-supervision",
                Instant.ofEpochSecond(second));
    }
}
