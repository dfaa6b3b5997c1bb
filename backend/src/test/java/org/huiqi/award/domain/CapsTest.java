package org.huiqi.award.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiqi.award.CapKind;
import org.huiqi.award.ConfirmOutcome.CapConsumed;
import org.huiqi.shared.Money;
import org.junit.jupiter.api.Test;

class CapsTest {

    @Test
    void shouldAllowToReachACapToTheFen() {
        Caps caps = new Caps().with(CapKind.ANNUAL, Money.of(100), Money.of("99.99"));

        assertThat(caps.exceededBy(Money.of("0.01"))).isEmpty();
        assertThat(caps.exceededBy(Money.of("0.02"))).isPresent();
    }

    @Test
    void shouldNameTheCapThatLeavesLeast() {
        Caps caps = new Caps()
                .with(CapKind.ANNUAL, Money.of(100), Money.of(60))
                .with(CapKind.APPLICANT, Money.of(500), Money.of(490))
                .with(CapKind.PROGRAMME, Money.of(1000), Money.of(970));

        assertThat(caps.exceededBy(Money.of(50)))
                .contains(new CapConsumed(CapKind.APPLICANT, Money.of(500), Money.of(490)));
        assertThat(caps.exceededBy(Money.of(50)).orElseThrow().left()).isEqualTo(Money.of(10));
    }

    @Test
    void shouldLeaveNothingWhereEarlierAwardsExceedTheCapAlready() {
        CapConsumed consumed = new CapConsumed(CapKind.ANNUAL, Money.of(100), Money.of(130));

        assertThat(consumed.left()).isEqualTo(Money.ZERO);
    }

    @Test
    void shouldAllowAnythingWithoutACap() {
        assertThat(new Caps().with(CapKind.ANNUAL, null, Money.of(1)).exceededBy(Money.of(1_000_000_000L)))
                .isEmpty();
    }
}
