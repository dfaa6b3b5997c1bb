package org.huiqi.funding.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** Movements that belong together; what leaves one account arrives in another, so the entries sum to zero. */
public record LedgerTransaction(Kind kind, @Nullable CaseNumber caseNumber, String reference, List<Entry> entries) {

    /** Why money moves, and from which account to which. */
    public enum Kind {
        ALLOT(AccountKind.SOURCE, AccountKind.AVAILABLE),
        COMMIT(AccountKind.AVAILABLE, AccountKind.COMMITTED),
        RELEASE(AccountKind.COMMITTED, AccountKind.AVAILABLE),
        SETTLE(AccountKind.COMMITTED, AccountKind.DISBURSED);

        private final AccountKind from;
        private final AccountKind to;

        Kind(AccountKind from, AccountKind to) {
            this.from = from;
            this.to = to;
        }

        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An amount that moves within one budget. */
    public record Movement(long budgetId, Money amount) {}

    public LedgerTransaction {
        entries = List.copyOf(entries);
        Money sum = entries.stream().map(Entry::amount).reduce(Money.ZERO, Money::plus);
        if (entries.size() < 2 || !sum.isZero()) {
            throw new IllegalArgumentException("Entries of a transaction must sum to zero: " + entries);
        }
    }

    /** The movements as entries, two for each. */
    public static LedgerTransaction of(
            Kind kind, @Nullable CaseNumber caseNumber, String reference, List<Movement> movements) {
        List<Entry> entries = new ArrayList<>();
        for (Movement movement : movements) {
            if (!movement.amount().isPositive()) {
                throw new IllegalArgumentException("A movement needs an amount above zero: " + movement);
            }
            entries.add(new Entry(movement.budgetId(), kind.from, Money.ZERO.minus(movement.amount())));
            entries.add(new Entry(movement.budgetId(), kind.to, movement.amount()));
        }
        return new LedgerTransaction(kind, caseNumber, reference, entries);
    }
}
