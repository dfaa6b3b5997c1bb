package org.huiqi.supervision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void shouldGiveExactPercentiles() {
        Histogram histogram = new Histogram();
        assertThat(histogram.percentile(0.5)).isNull();
        histogram.add(1, 4);
        histogram.add(3, 5);
        histogram.add(20, 1);
        assertThat(histogram.percentile(0.5)).isEqualTo(3);
        assertThat(histogram.percentile(0.4)).isEqualTo(1);
        assertThat(histogram.percentile(0.9)).isEqualTo(3);
        assertThat(histogram.percentile(0.91)).isEqualTo(20);
    }

    @Test
    void shouldKnowTheLastPeriodThatIsOver() {
        LocalDate january = LocalDate.of(2023, 1, 5);
        assertThat(BulletinKind.MONTHLY.lastBefore(january)).isEqualTo("2022-12");
        assertThat(BulletinKind.TARGETS_QUARTERLY.lastBefore(january)).isEqualTo("2022-Q4");
        assertThat(BulletinKind.TARGETS_YEARLY.lastBefore(january)).isEqualTo("2022");
        assertThat(BulletinKind.TARGETS_QUARTERLY.lastDay("2022-Q1")).contains(LocalDate.of(2022, 3, 31));
        assertThat(BulletinKind.TARGETS_QUARTERLY.lastDay("2022-Q5")).isEmpty();
        assertThat(BulletinKind.MONTHLY.lastDay("2022-02")).contains(LocalDate.of(2022, 2, 28));
        assertThat(BulletinKind.MONTHLY.lastDay("2022")).isEmpty();
    }
}
