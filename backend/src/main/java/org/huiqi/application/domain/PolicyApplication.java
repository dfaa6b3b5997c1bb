package org.huiqi.application.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Verdict;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * One application for one measure, bound to the version of the measure that it was submitted under. It refuses every move that
 * its status does not allow, whoever asks: form, engine or operator.
 */
public final class PolicyApplication {

    private final CaseNumber caseNumber;
    private final long entityId;
    private final String policyId;
    private final int policyVersion;
    private final Jurisdiction jurisdiction;
    private final @Nullable String stage;
    private final List<String> undertakings;
    private final String submittedBy;
    private final Instant submittedAt;
    private final int version;

    private ApplicationStatus status;
    private Map<String, Object> claimedFacts;
    private Map<String, FactOnRecord> registerFacts;
    private Determination determination;
    private Money deducted;
    private @Nullable Money fixedAmount;
    private @Nullable Money awardedAmount;
    private @Nullable String step;
    private int stepRound;
    private int stepSigners;
    private @Nullable SupplementRequest supplement;
    private @Nullable Outcome outcome;

    /** Everything that is stored of it. */
    public record State(
            CaseNumber caseNumber,
            long entityId,
            String policyId,
            int policyVersion,
            Jurisdiction jurisdiction,
            @Nullable String stage,
            ApplicationStatus status,
            Map<String, Object> claimedFacts,
            Map<String, FactOnRecord> registerFacts,
            List<String> undertakings,
            Determination determination,
            Money deducted,
            @Nullable Money fixedAmount,
            @Nullable Money awardedAmount,
            @Nullable String step,
            int stepRound,
            int stepSigners,
            @Nullable SupplementRequest supplement,
            @Nullable Outcome outcome,
            String submittedBy,
            Instant submittedAt,
            int version) {}

    public PolicyApplication(State state) {
        caseNumber = state.caseNumber();
        entityId = state.entityId();
        policyId = state.policyId();
        policyVersion = state.policyVersion();
        jurisdiction = state.jurisdiction();
        stage = state.stage();
        undertakings = List.copyOf(state.undertakings());
        submittedBy = state.submittedBy();
        submittedAt = state.submittedAt();
        version = state.version();
        status = state.status();
        claimedFacts = new LinkedHashMap<>(state.claimedFacts());
        registerFacts = new LinkedHashMap<>(state.registerFacts());
        determination = state.determination();
        deducted = state.deducted();
        fixedAmount = state.fixedAmount();
        awardedAmount = state.awardedAmount();
        step = state.step();
        stepRound = state.stepRound();
        stepSigners = state.stepSigners();
        supplement = state.supplement();
        outcome = state.outcome();
    }

    /** The facts that the verdict rests on: what a register holds prevails over what was declared. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>(claimedFacts);
        registerFacts.forEach((name, fact) -> facts.put(name, fact.value()));
        return facts;
    }

    /** A step of the process opens with that many signers; opinions of an earlier round no longer count. */
    public void openStep(String stepId, int signers) {
        step = stepId;
        stepRound++;
        stepSigners = signers;
    }

    /** The step is over and no other has opened yet. */
    public void leaveStep() {
        step = null;
    }

    public void accept() {
        moveTo(ApplicationStatus.ACCEPTED);
        leaveStep();
    }

    public void requestSupplement(SupplementRequest request) {
        moveTo(ApplicationStatus.SUPPLEMENT_REQUESTED);
        supplement = request;
        fixedAmount = null;
    }

    /** The supplement may be given until another moment. */
    public void moveSupplement(Instant until) {
        SupplementRequest asked = supplement;
        if (asked != null) {
            supplement = new SupplementRequest(asked.requestedAt(), until, asked.text(), asked.fromStep());
        }
    }

    /** The applicant answers; facts given again replace the earlier ones. */
    public void supplement(Map<String, Object> facts, Map<String, FactOnRecord> onRecord) {
        if (status != ApplicationStatus.SUPPLEMENT_REQUESTED) {
            throw illegal("当前没有待补正的内容，无需补正");
        }
        moveTo(ApplicationStatus.SUBMITTED);
        claimedFacts.putAll(facts);
        registerFacts = new LinkedHashMap<>(onRecord);
        supplement = null;
    }

    public void lapse() {
        moveTo(ApplicationStatus.LAPSED);
        step = null;
        supplement = null;
    }

    /** @param takenOff what the sum is less because of awards of related measures */
    public void determine(Determination verdict, Money takenOff) {
        determination = verdict;
        deducted = takenOff;
        fixedAmount = null;
    }

    public void startReview() {
        if (status != ApplicationStatus.UNDER_REVIEW) {
            moveTo(ApplicationStatus.UNDER_REVIEW);
        }
    }

    /**
     * An approver fixes the sum of a measure whose text states only a ceiling.
     *
     * @throws ProblemException 422 {@code awarded-amount} where the sum is not above zero or over the ceiling
     */
    public void fixAmount(Money amount) {
        Money most = determination.amount();
        if (most == null || !determination.ceiling()) {
            throw illegal("本项政策的金额由规则确定，不能另行核定");
        }
        if (!amount.isPositive() || amount.compareTo(most) > 0) {
            throw ProblemException.refused(
                    "awarded-amount",
                    "核定金额须大于0且不超过上限" + most.formatted(),
                    List.of(new ProblemException.FieldProblem(
                            "awardedAmount", "out-of-range", "核定金额须大于0且不超过" + most.formatted())));
        }
        fixedAmount = amount;
    }

    /** The sum to be granted, once it is certain. */
    public Optional<Money> amountToGrant() {
        if (determination.verdict() != Verdict.ELIGIBLE) {
            return Optional.empty();
        }
        return Optional.ofNullable(determination.ceiling() ? fixedAmount : determination.amount())
                .filter(Money::isPositive);
    }

    public void publish() {
        if (amountToGrant().isEmpty()) {
            throw illegal("尚未确定奖补金额，不能公示");
        }
        moveTo(ApplicationStatus.PUBLIC_NOTICE);
    }

    public void award(Outcome decided) {
        awardedAmount = amountToGrant().orElseThrow(() -> illegal("尚未确定奖补金额，不能批准"));
        moveTo(ApplicationStatus.APPROVED);
        outcome = decided;
    }

    public void reject(Outcome decided) {
        moveTo(ApplicationStatus.REJECTED);
        outcome = decided;
        step = null;
    }

    public void letterIssued(Outcome withLetter) {
        outcome = withLetter;
    }

    public void paymentIssued() {
        if (status != ApplicationStatus.DISBURSING) {
            moveTo(ApplicationStatus.DISBURSING);
        }
    }

    public void complete() {
        moveTo(ApplicationStatus.COMPLETED);
        step = null;
    }

    public void withdraw() {
        if (!status.isWithdrawable()) {
            throw illegal(status.isAwarded() ? "奖补已经批准，不能撤回；如需放弃请联系受理单位" : "申请已经结束，不能撤回");
        }
        moveTo(ApplicationStatus.WITHDRAWN);
        step = null;
        supplement = null;
    }

    private void moveTo(ApplicationStatus next) {
        if (!status.successors().contains(next)) {
            throw illegal("当前状态为“" + status.chineseName() + "”，不能变为“" + next.chineseName() + "”，请刷新后查看");
        }
        status = next;
    }

    private ProblemException illegal(String message) {
        return ProblemException.conflict("illegal-state", message)
                .with("caseNumber", caseNumber.value())
                .with("caseStatus", status.id());
    }

    public CaseNumber caseNumber() {
        return caseNumber;
    }

    public long entityId() {
        return entityId;
    }

    public String policyId() {
        return policyId;
    }

    public int policyVersion() {
        return policyVersion;
    }

    public Jurisdiction jurisdiction() {
        return jurisdiction;
    }

    public @Nullable String stage() {
        return stage;
    }

    public ApplicationStatus status() {
        return status;
    }

    public Map<String, Object> claimedFacts() {
        return Map.copyOf(claimedFacts);
    }

    public Map<String, FactOnRecord> registerFacts() {
        return Map.copyOf(registerFacts);
    }

    public List<String> undertakings() {
        return undertakings;
    }

    public Determination determination() {
        return determination;
    }

    public Money deducted() {
        return deducted;
    }

    public @Nullable Money fixedAmount() {
        return fixedAmount;
    }

    public @Nullable Money awardedAmount() {
        return awardedAmount;
    }

    public @Nullable String step() {
        return step;
    }

    public int stepRound() {
        return stepRound;
    }

    public int stepSigners() {
        return stepSigners;
    }

    public @Nullable SupplementRequest supplement() {
        return supplement;
    }

    public @Nullable Outcome outcome() {
        return outcome;
    }

    public String submittedBy() {
        return submittedBy;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public int version() {
        return version;
    }
}
