package org.huiqi.servicerequest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiqi.servicerequest.domain.Likeness.Content;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final Content POWER_CUT = new Content("厂区停电频繁", "本月厂区已停电五次，影响交货，请尽快检修线路。", "utility");

    @Test
    void shouldTakeTheSameForTheSame() {
        assertThat(Likeness.of(POWER_CUT, POWER_CUT)).isEqualTo(1.0);
        assertThat(Likeness.of(POWER_CUT, new Content("厂区停电，频繁！", "本月厂区已停电五次　影响交货 请尽快检修线路", "utility")))
                .as("signs and blanks do not count")
                .isEqualTo(1.0);
    }

    @Test
    void shouldFindAnotherWordingOfTheSameMatter() {
        assertThat(Likeness.of(POWER_CUT, new Content("厂区又停电了", "这个月厂区停电六次，请检修线路", "utility")))
                .isGreaterThan(Likeness.WORTH_SHOWING);
    }

    @Test
    void shouldNotFindAnotherMatterOfTheSameCategory() {
        assertThat(Likeness.of(POWER_CUT, new Content("水费过高", "供水公司多收了二季度的水费，要求退还。", "utility")))
                .isLessThan(Likeness.WORTH_SHOWING);
    }

    @Test
    void shouldCountTheSameCategoryMore() {
        Content other = new Content("厂区又停电了", "这个月厂区停电六次，请检修线路", "other");
        assertThat(Likeness.of(POWER_CUT, other))
                .isLessThan(Likeness.of(POWER_CUT, new Content(other.title(), other.text(), "utility")));
    }

    @Test
    void shouldCompareTitlesWhileTheTextIsNotWritten() {
        assertThat(Likeness.of(POWER_CUT, new Content("厂区停电频繁", "", ""))).isEqualTo(1.0);
        assertThat(Likeness.of(POWER_CUT, new Content("", "", ""))).isZero();
        assertThat(Likeness.of(POWER_CUT, new Content("电", "", ""))).isZero();
    }
}
