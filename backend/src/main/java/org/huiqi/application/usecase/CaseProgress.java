package org.huiqi.application.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huiqi.application.domain.Decision;
import org.huiqi.application.domain.Opinion;
import org.huiqi.application.domain.Outcome;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.domain.SupplementRequest;
import org.huiqi.application.persistence.CaseRecords;
import org.huiqi.application.persistence.PolicyApplications;
import org.huiqi.application.persistence.StepPlans;
import org.huiqi.award.Awards;
import org.huiqi.award.ConfirmAward;
import org.huiqi.award.ConfirmOutcome;
import org.huiqi.award.PublicNotices;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.disbursement.Disbursements;
import org.huiqi.disbursement.PreparePayment;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Eligibility;
import org.huiqi.eligibility.Verdict;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.funding.FundingLine;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the system does between the steps that people decide. */
@Service
@Transactional
public class CaseProgress {

    public static final String SUPPLEMENT_WAIT = "eventBasedGateway_supplement";
    public static final String NOTICE_WAIT = "eventBasedGateway_publicNotice";

    private final PolicyApplications applications;
    private final CaseRecords records;
    private final PolicyLibrary policies;
    private final Verdicts verdicts;
    private final Eligibility eligibility;
    private final BusinessEntities entities;
    private final Awards awards;
    private final RelatedAwards related;
    private final PublicNotices notices;
    private final Disbursements disbursements;
    private final DecisionLetters letters;
    private final StepPlans plans;
    private final WorkingCalendar calendar;
    private final CaseJournal journal;
    private final Clock clock;

    CaseProgress(
            PolicyApplications applications,
            CaseRecords records,
            PolicyLibrary policies,
            Verdicts verdicts,
            Eligibility eligibility,
            BusinessEntities entities,
            Awards awards,
            RelatedAwards related,
            PublicNotices notices,
            Disbursements disbursements,
            DecisionLetters letters,
            StepPlans plans,
            WorkingCalendar calendar,
            CaseJournal journal,
            Clock clock) {
        this.applications = applications;
        this.records = records;
        this.policies = policies;
        this.verdicts = verdicts;
        this.eligibility = eligibility;
        this.entities = entities;
        this.awards = awards;
        this.related = related;
        this.notices = notices;
        this.disbursements = disbursements;
        this.letters = letters;
        this.plans = plans;
        this.calendar = calendar;
        this.journal = journal;
        this.clock = clock;
    }

    /** The application is not accepted (不予受理): the papers cannot be made complete, or it belongs elsewhere. */
    public void refuseAcceptance(CaseNumber caseNumber) {
        end(caseNumber, Outcome.Kind.NOT_ACCEPTED, "not-accepted", "申请不予受理");
    }

    /** The application is refused. */
    public void reject(CaseNumber caseNumber) {
        notices.close(caseNumber);
        end(caseNumber, Outcome.Kind.REJECTED, "rejected", "申请未通过");
    }

    private void end(CaseNumber caseNumber, Outcome.Kind kind, String event, String text) {
        PolicyApplication application = applications.lock(caseNumber);
        String reason = lastOpinion(caseNumber, Decision.REJECT);
        application.reject(new Outcome(kind, null, reason, clock.instant(), null, null, null));
        application.letterIssued(letters.write(application));
        applications.save(application);
        records.stopAllClocks(caseNumber, clock.instant());
        awards.releaseSlot(caseNumber);
        journal.tell(caseNumber, event, text + "。理由：" + reason, Map.of("outcome", kind.id()));
    }

    /** Asks the applicant to put the application right; returns until when. */
    public Instant requestSupplement(CaseNumber caseNumber) {
        PolicyApplication application = applications.lock(caseNumber);
        Instant now = clock.instant();
        Instant until = calendar.due(now, plan().supplement());
        String text = lastOpinion(caseNumber, Decision.RETURN);
        String from = application.step() == null ? CaseSteps.CHECK_COMPLETENESS : application.step();
        application.requestSupplement(new SupplementRequest(now, until, text, from));
        applications.save(application);
        records.startClock(caseNumber, SUPPLEMENT_WAIT, "补正期限", plan().supplement(), now, until);
        journal.tell(caseNumber, "supplement-requested", "需要补正：" + text, Map.of("until", until.toString()));
        return until;
    }

    /** The supplement is in: the step that asked goes on with the time it had left. */
    public void resumeAfterSupplement(CaseNumber caseNumber) {
        applications.lock(caseNumber);
        records.stopClock(caseNumber, SUPPLEMENT_WAIT, clock.instant());
    }

    /** No supplement came in time. */
    public void lapse(CaseNumber caseNumber) {
        PolicyApplication application = applications.lock(caseNumber);
        application.lapse();
        applications.save(application);
        records.stopAllClocks(caseNumber, clock.instant());
        awards.releaseSlot(caseNumber);
        journal.tell(caseNumber, "lapsed", "逾期未补正，申请终止；可以重新提交申请", Map.of());
    }

    /** Computes the verdict anew, under the version of the measure that the case was accepted under. */
    public Determination determine(CaseNumber caseNumber) {
        PolicyApplication application = applications.lock(caseNumber);
        RelatedAwards.Assessment assessment =
                verdicts.determine(measureOf(application), application.entityId(), application.facts());
        Determination determination = assessment.determination();
        application.determine(determination, assessment.deducted());
        applications.save(application);
        journal.note(
                caseNumber,
                "determined",
                "系统核定：" + determination.verdict().chineseName()
                        + (determination.amount() == null ? "" : "，" + Intake.amountText(determination)),
                Map.of(
                        "verdict",
                        determination.verdict().id(),
                        "policyVersion",
                        determination.policyVersion(),
                        "decisionVersion",
                        determination.decisionVersion()));
        return determination;
    }

    /** Whether a leader has to sign the sum. */
    @Transactional(readOnly = true)
    public boolean needsSignature(CaseNumber caseNumber) {
        PolicyApplication application = applications.lock(caseNumber);
        Money amount = application.amountToGrant().orElseThrow(() -> new IllegalStateException("No amount to sign"));
        return eligibility.needsLeaderSignature(amount, application.jurisdiction());
    }

    /** Shows the proposed award to the public; returns until when. */
    public Instant publishNotice(CaseNumber caseNumber) {
        PolicyApplication application = applications.lock(caseNumber);
        application.publish();
        applications.save(application);
        Measure measure = measureOf(application);
        BusinessEntity entity = entities.get(application.entityId());
        Instant now = clock.instant();
        Instant until = calendar.due(now, plan().publicNotice());
        Money amount = application.amountToGrant().orElseThrow();
        notices.open(caseNumber, measure.title(), entity.name(), amount, now, until);
        records.startClock(caseNumber, NOTICE_WAIT, "公示期", plan().publicNotice(), now, until);
        journal.tell(
                caseNumber,
                "notice-opened",
                "拟奖补" + amount.formatted() + "，开始公示" + plan().publicNotice().text(),
                Map.of("amount", amount.toString(), "until", until.toString()));
        return until;
    }

    /** An objection was dismissed: the notice goes on for exactly what was left of it. */
    public Instant resumeNotice(CaseNumber caseNumber) {
        PolicyApplication application = applications.lock(caseNumber);
        application.leaveStep();
        applications.save(application);
        Instant now = clock.instant();
        Instant until = records.openClock(caseNumber, NOTICE_WAIT)
                .map(deadline -> {
                    Instant pausedAt = deadline.pausedAt();
                    Instant due = pausedAt == null
                            ? deadline.due()
                            : calendar.dueAfterPause(deadline.due(), pausedAt, now, deadline.unit());
                    records.resumeClock(deadline.id(), now, due);
                    return due;
                })
                .orElseThrow(() -> new IllegalStateException("No public notice to resume: " + caseNumber));
        notices.resume(caseNumber, until);
        journal.tell(caseNumber, "notice-resumed", "异议不成立，公示继续", Map.of("until", until.toString()));
        return until;
    }

    /** Grants the award and commits its money; {@code confirmed}, {@code cap-consumed} or {@code budget-exhausted}. */
    public String confirmAward(CaseNumber caseNumber) {
        PolicyApplication application = applications.lock(caseNumber);
        Measure measure = measureOf(application);
        BusinessEntity entity = entities.get(application.entityId());
        Money amount = application.amountToGrant().orElseThrow(() -> new IllegalStateException("No amount to grant"));
        List<FundingLine> lines =
                Verdicts.fundingLines(measure, application.determination(), amount, entity.district());
        notices.close(caseNumber);
        records.stopClock(caseNumber, NOTICE_WAIT, clock.instant());
        ConfirmOutcome outcome = awards.confirm(new ConfirmAward(
                caseNumber,
                application.entityId(),
                measure.id(),
                measure.version(),
                application.stage(),
                amount,
                verdicts.today().getYear(),
                measure.caps().annual(),
                measure.caps().applicant(),
                measure.caps().programme(),
                Verdicts.capGroup(measure),
                lines,
                clauseOf(measure),
                related.termsOf(application, measure)));
        if (outcome instanceof ConfirmOutcome.Confirmed) {
            application.award(new Outcome(Outcome.Kind.AWARDED, amount, "符合规定条件", clock.instant(), null, null, null));
            applications.save(application);
            disbursements.prepare(new PreparePayment(
                    caseNumber,
                    application.entityId(),
                    measure.jurisdiction(),
                    measure.title() + "（" + clauseOf(measure) + "）",
                    lines));
            journal.tell(
                    caseNumber,
                    "awarded",
                    "公示期满，准予奖补" + amount.formatted(),
                    Map.of("amount", amount.toString(), "policyId", measure.id(), "clause", clauseOf(measure)));
        } else {
            String text = "公示期满，未能确认奖补：" + reason(outcome);
            Map<String, Object> details = Map.of("reason", outcome.flag());
            if (outcome instanceof ConfirmOutcome.CapConsumed || outcome instanceof ConfirmOutcome.NotCumulative) {
                journal.tell(caseNumber, "award-not-confirmed", text + "。金额重新核定，重新审核", details);
            } else {
                journal.note(caseNumber, "award-not-confirmed", text, details);
            }
        }
        return outcome.flag();
    }

    private static String reason(ConfirmOutcome outcome) {
        if (outcome instanceof ConfirmOutcome.CapConsumed cap) {
            return cap.text();
        }
        return outcome instanceof ConfirmOutcome.NotCumulative earlier ? earlier.text() : "预算指标余额不足";
    }

    /** Writes the decision letter of an awarded case. */
    public void issueDecisionLetter(CaseNumber caseNumber) {
        PolicyApplication application = applications.lock(caseNumber);
        application.letterIssued(letters.write(application));
        applications.save(application);
        journal.tell(caseNumber, "letter-issued", "奖补决定书已出具，可以下载", Map.of());
    }

    /** Everything is paid. */
    public void complete(CaseNumber caseNumber) {
        PolicyApplication application = applications.lock(caseNumber);
        application.complete();
        applications.save(application);
        records.stopAllClocks(caseNumber, clock.instant());
        journal.tell(caseNumber, "completed", "款项已到账，办结", Map.of());
    }

    /** Short text for lists and forms: the sum as it stands. */
    @Transactional(readOnly = true)
    public String amountText(CaseNumber caseNumber) {
        return applications
                .find(caseNumber)
                .map(application -> {
                    Money fixed = application.fixedAmount();
                    return fixed == null ? Intake.amountText(application.determination()) : fixed.formatted();
                })
                .orElse("");
    }

    /** Whether the text only states a ceiling, so that an approver has to fix the sum. */
    @Transactional(readOnly = true)
    public boolean isCeiling(CaseNumber caseNumber) {
        return applications
                .find(caseNumber)
                .map(application -> application.determination().ceiling()
                        && application.determination().verdict() == Verdict.ELIGIBLE)
                .orElse(false);
    }

    private Measure measureOf(PolicyApplication application) {
        return policies.get(application.policyId(), application.policyVersion());
    }

    private String clauseOf(Measure measure) {
        PolicyDocument document = policies.documentOf(measure);
        return document.title() + " " + measure.clause();
    }

    private String lastOpinion(CaseNumber caseNumber, Decision decision) {
        List<Opinion> opinions = records.opinions(caseNumber);
        for (int i = opinions.size() - 1; i >= 0; i--) {
            if (opinions.get(i).decision() == decision) {
                return opinions.get(i).text();
            }
        }
        return "";
    }

    private StepPlan plan() {
        return plans.listingReward();
    }
}
