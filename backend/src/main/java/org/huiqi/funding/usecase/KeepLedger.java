package org.huiqi.funding.usecase;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.funding.AllotmentRecorded;
import org.huiqi.funding.BudgetFilter;
import org.huiqi.funding.BudgetShortfall;
import org.huiqi.funding.BudgetView;
import org.huiqi.funding.CommitOutcome;
import org.huiqi.funding.FundingLedger;
import org.huiqi.funding.FundingLine;
import org.huiqi.funding.FundsCommitted;
import org.huiqi.funding.FundsReleased;
import org.huiqi.funding.FundsSettled;
import org.huiqi.funding.NewAllotment;
import org.huiqi.funding.domain.AccountKind;
import org.huiqi.funding.domain.BudgetKey;
import org.huiqi.funding.domain.Commitment;
import org.huiqi.funding.domain.LedgerTransaction;
import org.huiqi.funding.domain.LedgerTransaction.Kind;
import org.huiqi.funding.domain.LedgerTransaction.Movement;
import org.huiqi.funding.persistence.BudgetReader;
import org.huiqi.funding.persistence.LedgerRepository;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class KeepLedger implements FundingLedger {

    private final LedgerRepository ledger;
    private final BudgetReader budgets;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeepLedger(
            LedgerRepository ledger,
            BudgetReader budgets,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.ledger = ledger;
        this.budgets = budgets;
        this.currentActor = currentActor;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public BudgetView allot(NewAllotment allotment) {
        long budget = ledger.openBudget(BudgetKey.of(allotment));
        ledger.lock(budget);
        List<Movement> movements = List.of(new Movement(budget, allotment.amount()));
        ledger.post(
                LedgerTransaction.of(Kind.ALLOT, null, allotment.reference(), movements),
                allotment.recordedBy(),
                clock.instant());
        events.publishEvent(new AllotmentRecorded(allotment));
        return budgets.get(budget);
    }

    @Override
    @Transactional
    public CommitOutcome commit(CaseNumber caseNumber, int year, List<FundingLine> lines) {
        requireOneLineALayer(lines);
        Map<BudgetKey, Money> required = new LinkedHashMap<>();
        lines.forEach(line -> required.merge(BudgetKey.of(line, year), line.amount(), Money::plus));
        // Locked first, so that a second commit of the same case waits here and then sees the first.
        Map<BudgetKey, Long> locked = ledger.lock(required.keySet());
        List<Commitment> standing = ledger.commitmentsOf(caseNumber);
        if (!standing.isEmpty()) {
            return repeated(caseNumber, year, lines, standing);
        }
        List<BudgetShortfall> shortfalls = shortfalls(required, locked);
        if (!shortfalls.isEmpty()) {
            return new CommitOutcome.BudgetExhausted(shortfalls);
        }
        List<Movement> movements = new ArrayList<>();
        for (FundingLine line : lines) {
            Long budget = locked.get(BudgetKey.of(line, year));
            if (budget == null) {
                throw new IllegalStateException("No budget for " + line);
            }
            ledger.addCommitment(caseNumber, line.layer(), budget, line.amount());
            movements.add(new Movement(budget, line.amount()));
        }
        post(Kind.COMMIT, caseNumber, "award", movements);
        events.publishEvent(new FundsCommitted(caseNumber, year, lines));
        return new CommitOutcome.Committed();
    }

    @Override
    @Transactional
    public void release(CaseNumber caseNumber, String reason) {
        List<Commitment> open = lockOpen(caseNumber);
        if (open.isEmpty()) {
            return;
        }
        List<Movement> movements = new ArrayList<>();
        for (Commitment commitment : open) {
            ledger.closeCommitment(commitment.id(), "released");
            movements.add(new Movement(commitment.budgetId(), commitment.amount()));
        }
        post(Kind.RELEASE, caseNumber, reason, movements);
        events.publishEvent(new FundsReleased(
                caseNumber, open.stream().map(Commitment::line).toList(), reason));
    }

    @Override
    @Transactional
    public void settle(CaseNumber caseNumber, String layer, Money amount) {
        Commitment commitment = lockOpen(caseNumber).stream()
                .filter(open -> open.budget().layer().equals(layer))
                .findFirst()
                .orElseThrow(() -> ProblemException.conflict(
                        "commitment-missing", "案件" + caseNumber + "没有该层级待支付的资金占用，请核对是否已经支付或释放"));
        if (!commitment.amount().equals(amount)) {
            throw new IllegalArgumentException(
                    "Settling " + amount + " of a commitment of " + commitment.amount() + " for " + caseNumber);
        }
        ledger.closeCommitment(commitment.id(), "settled");
        post(Kind.SETTLE, caseNumber, layer, List.of(new Movement(commitment.budgetId(), amount)));
        events.publishEvent(new FundsSettled(caseNumber, layer, amount));
    }

    @Override
    @Transactional(readOnly = true)
    public List<FundingLine> linesOf(CaseNumber caseNumber) {
        return ledger.commitmentsOf(caseNumber).stream().map(Commitment::line).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Listing<BudgetView> budgets(ListQuery query, BudgetFilter filter) {
        return budgets.list(query, filter);
    }

    /** Locks the budgets of the case's open commitments, then reads these again: another transaction may have closed them. */
    private List<Commitment> lockOpen(CaseNumber caseNumber) {
        ledger.commitmentsOf(caseNumber).stream()
                .map(Commitment::budgetId)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(ledger::lock);
        return ledger.commitmentsOf(caseNumber).stream()
                .filter(commitment -> !commitment.settled())
                .toList();
    }

    private List<BudgetShortfall> shortfalls(Map<BudgetKey, Money> required, Map<BudgetKey, Long> locked) {
        List<BudgetShortfall> shortfalls = new ArrayList<>();
        required.forEach((key, amount) -> {
            Long budget = locked.get(key);
            Money available = budget == null ? Money.ZERO : ledger.balance(budget, AccountKind.AVAILABLE);
            if (available.compareTo(amount) < 0) {
                shortfalls.add(new BudgetShortfall(key.layer(), key.payer(), key.year(), amount, available));
            }
        });
        return shortfalls;
    }

    private static CommitOutcome repeated(
            CaseNumber caseNumber, int year, List<FundingLine> lines, List<Commitment> standing) {
        boolean same = standing.size() == lines.size()
                && standing.stream()
                        .allMatch(
                                commitment -> commitment.budget().year() == year && lines.contains(commitment.line()));
        if (!same) {
            throw ProblemException.conflict("commitment-exists", "案件" + caseNumber + "已占用资金，金额或付款单位不同，请先释放原占用");
        }
        return new CommitOutcome.Committed();
    }

    private static void requireOneLineALayer(List<FundingLine> lines) {
        if (lines.isEmpty() || lines.stream().map(FundingLine::layer).distinct().count() != lines.size()) {
            throw new IllegalArgumentException("A commitment needs one line a layer: " + lines);
        }
    }

    private void post(Kind kind, CaseNumber caseNumber, String reference, List<Movement> movements) {
        ledger.post(
                LedgerTransaction.of(kind, caseNumber, reference, movements),
                currentActor.orSystem().username(),
                clock.instant());
    }
}
