package org.huiqi.policy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.huiqi.policy.FactDefinition.FactValue;
import org.huiqi.policy.MeasureTimeLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailWordsTest {

    private static String text(MeasureTimeLimit limit) {
        return TimeLimitView.of(limit).text();
    }

    @Test
    void shouldSayATimeLimitInOneSentence() {
        assertThat(text(new MeasureTimeLimit(1, "working-day", "收到信用修复申请", null, null, null, "完成信用修复申请审核", List.of())))
                .isEqualTo("自收到信用修复申请起1个工作日内完成信用修复申请审核");
        assertThat(text(new MeasureTimeLimit(null, null, null, null, "2022-08-31", null, "当年专项债基本使用到位", List.of())))
                .isEqualTo("2022年8月31日前当年专项债基本使用到位");
        assertThat(text(new MeasureTimeLimit(null, null, null, null, "---05", "monthly", "上报进度", List.of())))
                .isEqualTo("每月5日前上报进度");
        assertThat(text(new MeasureTimeLimit(1, "month", null, null, null, "monthly", "通报一次", List.of())))
                .isEqualTo("每月通报一次");
    }

    @ParameterizedTest
    @CsvSource({"0.15, ratio, 15%", "320000, entity, 32万户", "11500000000, CNY, 115亿元", "14, enterprise, 14家"})
    void shouldSayAFigureWithItsUnit(BigDecimal value, String unit, String expected) {
        assertThat(PlainWords.quantity(value, unit)).isEqualTo(expected);
    }

    @Test
    void shouldShowTheChoicesOfAResultInChineseOnly() {
        String label = "起算事件：delivery=交付之日；settlement=双方确认结算金额之日";

        assertThat(ResultWords.label(label)).isEqualTo("起算事件");
        assertThat(ResultWords.values(label))
                .contains(new FactValue("delivery", "交付之日"), new FactValue("settlement", "双方确认结算金额之日"));
        assertThat(ResultWords.label("免租月数")).isEqualTo("免租月数");
    }
}
