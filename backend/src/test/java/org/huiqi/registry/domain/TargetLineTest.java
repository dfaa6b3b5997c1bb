package org.huiqi.registry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetLineTest {

    // 2022年，全市新增规模以上工业企业138家
    @Test
    void shouldReachTheTargetAtExactlyItsNumber() {
        TargetLine line = line(">=", "138", "enterprise");

        assertThat(line.metBy(new BigDecimal(137))).isFalse();
        assertThat(line.metBy(new BigDecimal(138))).isTrue();
        assertThat(line.progress(new BigDecimal(69))).isEqualByComparingTo("0.5");
        assertThat(line.targetText()).isEqualTo("不低于138家");
    }

    // 降至1%以下: 以下 includes the number
    @Test
    void shouldTakeLessForBetterWhereTheTextWantsLess() {
        TargetLine line = line("<=", "0.01", "ratio");

        assertThat(line.metBy(new BigDecimal("0.01"))).isTrue();
        assertThat(line.metBy(new BigDecimal("0.010001"))).isFalse();
        assertThat(line.progress(new BigDecimal("0.01"))).isNull();
        assertThat(line.targetText()).isEqualTo("不超过1%");
    }

    // 超过2700户: exclusive
    @Test
    void shouldExcludeTheNumberWhereTheTextSaysMore() {
        TargetLine line = line(">", "2700", "enterprise");

        assertThat(line.metBy(new BigDecimal(2700))).isFalse();
        assertThat(line.metBy(new BigDecimal(2701))).isTrue();
    }

    @Test
    void shouldCompareNothingWhereTheTextStatesNoNumber() {
        TargetLine line = line(">=", null, "enterprise");

        assertThat(line.metBy(BigDecimal.TEN)).isNull();
        assertThat(line.progress(BigDecimal.TEN)).isNull();
        assertThat(line.targetText()).isEqualTo("原文没有写明数值");
    }

    private static TargetLine line(String op, @Nullable String value, String unit) {
        return new TargetLine("p", "指标", "平顶山市", op, value == null ? null : new BigDecimal(value), unit, null, null);
    }
}
