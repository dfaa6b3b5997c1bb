package org.huiqi.application.usecase;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiqi.application.domain.Acknowledgement;
import org.huiqi.application.domain.Deadline;
import org.huiqi.application.domain.Decision;
import org.huiqi.application.domain.Opinion;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.persistence.CaseRecords;
import org.huiqi.application.persistence.PolicyApplications;
import org.huiqi.application.persistence.StepPlans;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.eligibility.Verdict;
import org.huiqi.identity.Actor;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps that people decide: opening them with their clock, recording opinions, reminding. */
@Service
public class CaseSteps {

    private static final int LONGEST_OPINION = 2000;
    static final String CHECK_COMPLETENESS = "userTask_checkCompleteness";
    static final String REVIEW = "userTask_reviewApplication";
    static final String FIX_AMOUNT = "userTask_fixAwardAmount";

    private final StepPlans plans;
    private final PolicyApplications applications;
    private final CaseRecords records;
    private final WorkingCalendar calendar;
    private final CaseJournal journal;
    private final PolicyLibrary policies;
    private final RelatedAwards related;
    private final AuthorityDirectory authorities;
    private final Clock clock;

    CaseSteps(
            StepPlans plans,
            PolicyApplications applications,
            CaseRecords records,
            WorkingCalendar calendar,
            CaseJournal journal,
            PolicyLibrary policies,
            RelatedAwards related,
            AuthorityDirectory authorities,
            Clock clock) {
        this.plans = plans;
        this.applications = applications;
        this.records = records;
        this.calendar = calendar;
        this.journal = journal;
        this.policies = policies;
        this.related = related;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** Who has to sign, until when, and when to remind. */
    public record OpenedStep(List<String> signers, Instant due, Instant remindAt) {}

    /**
     * Opens a step: starts its clock, or goes on with the one that a supplement had stopped.
     *
     * @param jurisdictionPrefix {@code pds}, {@code jz} or {@code hn}
     */
    @Transactional
    public OpenedStep open(CaseNumber caseNumber, String stepId, String jurisdictionPrefix) {
        StepPlan.Step step = plan().step(stepId);
        List<String> signers = step.signers(jurisdiction(jurisdictionPrefix));
        Instant now = clock.instant();
        Instant due;
        Optional<PolicyApplication> locked = applications.find(caseNumber).map(found -> applications.lock(caseNumber));
        Optional<Deadline> standing = records.openClock(caseNumber, stepId);
        Instant pausedAt = standing.map(Deadline::pausedAt).orElse(null);
        if (standing.isPresent() && pausedAt != null) {
            due = calendar.dueAfterPause(
                    standing.get().due(), pausedAt, now, standing.get().unit());
            records.resumeClock(standing.get().id(), now, due);
        } else {
            records.stopClock(caseNumber, stepId, now);
            due = calendar.due(now, step.timeLimit());
            records.startClock(caseNumber, stepId, step.label(), step.timeLimit(), now, due);
        }
        locked.ifPresent(application -> {
            application.openStep(stepId, signers.size());
            if (stepId.equals(REVIEW)) {
                application.startReview();
            }
            applications.save(application);
            journal.note(
                    caseNumber,
                    "step-opened",
                    step.label() + "待办理",
                    Map.of("step", stepId, "stepName", step.label(), "groups", signers, "due", due.toString()));
        });
        Instant remindAt = calendar.before(due, step.remindBefore());
        return new OpenedStep(signers, due, remindAt.isBefore(now) ? due : remindAt);
    }

    /** What an approver enters. */
    public record GivenOpinion(
            String step,
            String signerGroup,
            @Nullable String decision,
            @Nullable String opinion,
            @Nullable Object awardedAmount,
            boolean remarksAcknowledged) {}

    /** What the reviewer has to acknowledge before he approves, a line each; empty where there is nothing. */
    @Transactional(readOnly = true)
    public List<String> remarks(CaseNumber caseNumber) {
        return applications.find(caseNumber).map(this::remarksOf).orElse(List.of());
    }

    private List<String> remarksOf(PolicyApplication application) {
        return related.remarks(application, measureOf(application));
    }

    private Measure measureOf(PolicyApplication application) {
        return policies.get(application.policyId(), application.policyVersion());
    }

    /**
     * Records one signer's opinion and tells what the step comes to: {@code pending} while others still have to sign, else
     * {@code approve}, {@code return} or {@code reject}. One "no" or "back" decides; a yes needs all.
     */
    @Transactional
    public String recordOpinion(CaseNumber caseNumber, GivenOpinion given, Actor by) {
        PolicyApplication application = applications.lock(caseNumber);
        StepPlan.Step step = plan().step(given.step());
        if (!given.step().equals(application.step())) {
            throw ProblemException.conflict("step-over", "这一步骤已经结束，请刷新待办任务");
        }
        Decision decision = decisionOf(given);
        String text = given.opinion() == null ? "" : given.opinion().strip();
        requireOpinion(decision, text);
        requirePossible(application, given, decision);
        List<Opinion> round = records.opinions(caseNumber).stream()
                .filter(earlier -> earlier.step().equals(given.step()) && earlier.round() == application.stepRound())
                .toList();
        if (round.stream().anyMatch(earlier -> earlier.username().equals(by.username()))) {
            throw ProblemException.forbidden("signed-already", "您在本步骤已经签署过意见，须由其他人员会签");
        }
        Instant now = clock.instant();
        if (decision == Decision.APPROVE && given.step().equals(REVIEW)) {
            acknowledge(application, given, by, now);
        }
        records.record(
                caseNumber,
                new Opinion(
                        given.step(), application.stepRound(), given.signerGroup(), by.username(), decision, text, now),
                now);
        journal.note(
                caseNumber,
                "opinion-recorded",
                step.label() + "：" + step.decisionName(decision) + (text.isEmpty() ? "" : "。" + text),
                Map.of("step", given.step(), "decision", decision.id(), "group", given.signerGroup()));
        boolean decided = decision != Decision.APPROVE || round.size() + 1 >= application.stepSigners();
        if (!decided) {
            return "pending";
        }
        close(application, step, decision, now);
        applications.save(application);
        return decision.id();
    }

    /** Who approves has read what the texts leave open; what was read is kept word for word. */
    private void acknowledge(PolicyApplication application, GivenOpinion given, Actor by, Instant now) {
        List<String> remarks = remarksOf(application);
        if (remarks.isEmpty()) {
            return;
        }
        if (!given.remarksAcknowledged()) {
            throw ProblemException.refused(
                            "remarks-not-acknowledged",
                            "本案有" + remarks.size() + "条政策提醒，请阅读后勾选“已阅读政策提醒”再通过",
                            List.of(new FieldProblem("remarksAcknowledged", "required", "请阅读政策提醒并勾选")))
                    .with("remarks", remarks);
        }
        records.record(
                application.caseNumber(),
                new Acknowledgement(
                        given.step(),
                        application.stepRound(),
                        by.username(),
                        remarks,
                        related.openAwards(application, measureOf(application)),
                        now));
        journal.note(
                application.caseNumber(),
                "remarks-acknowledged",
                "已阅读政策提醒：" + String.join("；", remarks),
                Map.of("step", given.step(), "remarks", remarks));
    }

    private void close(PolicyApplication application, StepPlan.Step step, Decision decision, Instant now) {
        CaseNumber caseNumber = application.caseNumber();
        boolean toSupplement = decision == Decision.RETURN
                && (step.id().equals(CHECK_COMPLETENESS) || step.id().equals(REVIEW));
        if (toSupplement) {
            records.pauseClock(caseNumber, step.id(), now);
        } else {
            records.stopClock(caseNumber, step.id(), now);
        }
        if (decision != Decision.APPROVE) {
            if (decision == Decision.RETURN && !toSupplement) {
                journal.note(caseNumber, "returned", step.label() + "退回业务审核", Map.of("step", step.id()));
            }
            return;
        }
        if (step.id().equals(CHECK_COMPLETENESS)) {
            application.accept();
            journal.tell(caseNumber, "accepted", "申请已受理，进入审核", Map.of("step", step.id()));
        } else {
            journal.tell(caseNumber, "step-passed", step.label() + "已完成", Map.of("step", step.id()));
        }
    }

    /** The step of a single task is over. */
    @Transactional
    public void finish(CaseNumber caseNumber, String stepId) {
        records.stopClock(caseNumber, stepId, clock.instant());
    }

    /** Reminds the group that has not signed yet. */
    @Transactional
    public void remind(CaseNumber caseNumber, String stepId, String group) {
        StepPlan.Step step = plan().step(stepId);
        records.openClock(caseNumber, stepId)
                .ifPresent(deadline -> journal.note(
                        caseNumber,
                        "reminded",
                        "提醒" + authorities.groupName(group) + "：" + step.label()
                                + calendar.remainingText(clock.instant(), deadline.due(), deadline.unit()),
                        Map.of(
                                "step",
                                stepId,
                                "stepName",
                                step.label(),
                                "group",
                                group,
                                "due",
                                deadline.due().toString())));
    }

    private static Decision decisionOf(GivenOpinion given) {
        String decision = given.decision();
        return Optional.ofNullable(decision)
                .flatMap(Decision::find)
                .orElseThrow(() -> ProblemException.refused(
                        "decision-missing",
                        "请选择处理结果（通过、退回或不同意）",
                        List.of(new FieldProblem("decision", "required", "请选择处理结果"))));
    }

    private static void requireOpinion(Decision decision, String text) {
        if (decision != Decision.APPROVE && text.isEmpty()) {
            throw ProblemException.refused(
                    "opinion-missing",
                    "退回或不同意时请写明意见，申请人会看到原因",
                    List.of(new FieldProblem("opinion", "required", "请填写意见")));
        }
        if (text.length() > LONGEST_OPINION) {
            throw ProblemException.refused(
                    "opinion-too-long",
                    "意见最多" + LONGEST_OPINION + "字，现有" + text.length() + "字",
                    List.of(new FieldProblem("opinion", "too-long", "最多" + LONGEST_OPINION + "字")));
        }
    }

    private static void requirePossible(PolicyApplication application, GivenOpinion given, Decision decision) {
        if (decision != Decision.APPROVE || given.step().equals(CHECK_COMPLETENESS)) {
            return;
        }
        if (application.determination().verdict() != Verdict.ELIGIBLE) {
            throw ProblemException.refused(
                    "not-eligible",
                    application.determination().verdict() == Verdict.NOT_ELIGIBLE
                            ? "系统核定不符合条件，不能通过；如材料或信息有误请退回补正，否则请选择不予奖补"
                            : "信息不足，系统无法核定，不能通过；请退回补正",
                    List.of(new FieldProblem("decision", "not-eligible", "不能选择通过")));
        }
        Money sum = application.determination().amount();
        if (sum == null || !sum.isPositive()) {
            throw ProblemException.refused(
                    "nothing-to-award",
                    sum == null ? "信息不足，系统无法核定金额，不能通过；请退回补正" : "系统核定的金额为0元，没有可以奖补的金额（此前的奖补可能已到上限），不能通过；请选择不予奖补",
                    List.of(new FieldProblem("decision", "nothing-to-award", "不能选择通过")));
        }
        if (given.step().equals(FIX_AMOUNT)) {
            application.fixAmount(amountOf(given.awardedAmount()));
        }
    }

    private static Money amountOf(@Nullable Object value) {
        try {
            if (value instanceof Number || value instanceof String text && !text.isBlank()) {
                return Money.of(new BigDecimal(String.valueOf(value).strip()));
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw amountProblem("核定金额须为数字，最多两位小数，单位为元");
        }
        throw amountProblem("请填写核定金额（元）");
    }

    private static ProblemException amountProblem(String message) {
        return ProblemException.refused(
                "awarded-amount", message, List.of(new FieldProblem("awardedAmount", "invalid", message)));
    }

    private StepPlan plan() {
        return plans.listingReward();
    }

    private static Jurisdiction jurisdiction(String prefix) {
        return switch (prefix) {
            case "pds" -> Jurisdiction.PINGDINGSHAN;
            case "jz" -> Jurisdiction.JIAOZUO;
            case "hn" -> Jurisdiction.HENAN;
            default -> throw new IllegalArgumentException("Unknown jurisdiction prefix: " + prefix);
        };
    }
}
