package org.huiqi.funding.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.huiqi.funding.domain.LedgerTransaction.Kind;
import org.huiqi.funding.domain.LedgerTransaction.Movement;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTransactionTest {

    private static final CaseNumber CASE = new CaseNumber("PDS-SS-20261121-000001");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldSumToZeroWhateverMoves(Kind kind) {
        LedgerTransaction transaction = LedgerTransaction.of(
                kind, CASE, "award", List.of(new Movement(1, Money.of("0.01")), new Movement(2, Money.of("333.33"))));

        assertThat(transaction.entries()).hasSize(4);
        assertThat(transaction.entries().stream().map(Entry::amount).reduce(Money.ZERO, Money::plus))
                .isEqualTo(Money.ZERO);
    }

    @Test
    void shouldTakeACommitmentFromWhatIsAvailable() {
        LedgerTransaction transaction =
                LedgerTransaction.of(Kind.COMMIT, CASE, "award", List.of(new Movement(7, Money.of(100))));

        assertThat(transaction.entries())
                .containsExactly(
                        new Entry(7, AccountKind.AVAILABLE, Money.of(-100)),
                        new Entry(7, AccountKind.COMMITTED, Money.of(100)));
    }

    @Test
    void shouldRefuseEntriesThatDoNotSumToZero() {
        List<Entry> entries = List.of(
                new Entry(1, AccountKind.AVAILABLE, Money.of(-100)),
                new Entry(1, AccountKind.COMMITTED, Money.of("99.99")));

        assertThatThrownBy(() -> new LedgerTransaction(Kind.COMMIT, CASE, "award", entries))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseToMoveNothingOrLess() {
        assertThatThrownBy(() -> LedgerTransaction.of(Kind.COMMIT, CASE, "award", List.of(new Movement(1, Money.ZERO))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> LedgerTransaction.of(Kind.COMMIT, CASE, "award", List.of(new Movement(1, Money.of(-5)))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
