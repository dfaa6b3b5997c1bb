package org.huiqi.registry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.policy.MeasureTimeLimit;
import org.junit.jupiter.api.Test;

class TimeLimitWordingTest {

    @Test
    void shouldSayALengthFromAnEvent() {
        MeasureTimeLimit limit =
                new MeasureTimeLimit(1, "working-day", "收到信用修复申请", null, null, null, "完成信用修复申请审核", List.of());

        assertThat(TimeLimitWording.text(limit)).isEqualTo("收到信用修复申请起1个工作日内，完成信用修复申请审核");
        assertThat(TimeLimitWording.counted(limit)).contains(TimeLimit.workingDays(1));
    }

    @Test
    void shouldSayADateAndALengthBeforeAnEvent() {
        MeasureTimeLimit date = new MeasureTimeLimit(null, null, null, null, "2022-06-30", null, "明确还款计划", List.of());
        MeasureTimeLimit before = new MeasureTimeLimit(24, "hour", null, "入豫", null, null, "提前报备", List.of());

        assertThat(TimeLimitWording.text(date)).isEqualTo("2022年6月30日前，明确还款计划");
        assertThat(TimeLimitWording.counted(date)).isEmpty();
        assertThat(TimeLimitWording.text(before)).isEqualTo("入豫前24小时，提前报备");
        assertThat(TimeLimitWording.counted(before)).as("runs backwards").isEmpty();
    }

    @Test
    void shouldSayDatesOfEveryYearAndMonth() {
        MeasureTimeLimit yearly = new MeasureTimeLimit(null, null, null, null, "--12-31", "yearly", "公布名单", List.of());
        MeasureTimeLimit monthly = new MeasureTimeLimit(null, null, null, null, "---05", "monthly", "报送进度", List.of());

        assertThat(TimeLimitWording.text(yearly)).isEqualTo("每年12月31日前，公布名单");
        assertThat(TimeLimitWording.text(monthly)).isEqualTo("每月5日前，报送进度");
    }

    @Test
    void shouldCountAYearAsTwelveMonths() {
        MeasureTimeLimit limit = new MeasureTimeLimit(1, "year", "发布之日", null, null, null, "更新", List.of());

        assertThat(TimeLimitWording.counted(limit)).contains(TimeLimit.months(12));
    }
}
