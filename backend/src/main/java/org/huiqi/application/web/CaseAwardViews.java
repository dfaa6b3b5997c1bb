package org.huiqi.application.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huiqi.application.domain.ApplicationStatus;
import org.huiqi.application.domain.Outcome;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.persistence.PolicyApplications;
import org.huiqi.application.persistence.StepPlans;
import org.huiqi.application.usecase.Verdicts;
import org.huiqi.award.Awards;
import org.huiqi.disbursement.Disbursements;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.eligibility.Determination;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.funding.FundingLine;
import org.huiqi.policy.FundingRule;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.policy.Stages;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a case brings: the stages of its award, the decision, the shares and their payment. */
@Component
class CaseAwardViews {

    private final PolicyLibrary policies;
    private final PolicyApplications applications;
    private final Awards awards;
    private final Disbursements disbursements;
    private final StepPlans plans;

    CaseAwardViews(
            PolicyLibrary policies,
            PolicyApplications applications,
            Awards awards,
            Disbursements disbursements,
            StepPlans plans) {
        this.policies = policies;
        this.applications = applications;
        this.awards = awards;
        this.disbursements = disbursements;
        this.plans = plans;
    }

    static List<CaseView.FundingView> funding(PolicyApplication application, Measure measure, BusinessEntity entity) {
        Money amount = CaseSummaries.shownAmount(application);
        if (amount == null || !amount.isPositive()) {
            return List.of();
        }
        Determination determination = application.determination();
        List<FundingLine> lines = Verdicts.fundingLines(measure, determination, amount, entity.district());
        return lines.stream()
                .map(line -> new CaseView.FundingView(
                        line.layer(),
                        line.layerName(),
                        line.payer(),
                        ratioOf(line.layer(), determination, measure),
                        line.amount()))
                .toList();
    }

    private static @Nullable BigDecimal ratioOf(String layer, Determination determination, Measure measure) {
        return determination.funding().isEmpty()
                ? measure.fundingWhenSilent().stream()
                        .filter(share -> share.layer().id().equals(layer))
                        .map(FundingRule.Share::ratio)
                        .findFirst()
                        .orElse(null)
                : determination.funding().stream()
                        .filter(share -> share.layer().id().equals(layer))
                        .map(Determination.FundingShare::ratio)
                        .findFirst()
                        .orElse(null);
    }

    @Nullable
    List<CaseView.TrackView> track(PolicyApplication application, Measure measure) {
        Stages stages = measure.stages();
        if (stages == null) {
            return null;
        }
        List<PolicyApplication> all = applications.ofEntity(application.entityId(), Set.of(measure.id()));
        List<CaseView.TrackView> track = new ArrayList<>();
        boolean reachable = true;
        int covered = stages.mode() == Stages.Mode.CUMULATIVE ? highestAwarded(stages, all) : -1;
        for (int i = 0; i < stages.stages().size(); i++) {
            Stages.Stage stage = stages.stages().get(i);
            PolicyApplication latest = latest(all, stage);
            String state = latest != null
                    ? stageState(latest.status())
                    : i < covered ? "covered" : reachable ? "open" : "next";
            if (stages.sequential()) {
                reachable &= latest != null && latest.status().isAwarded();
            }
            track.add(new CaseView.TrackView(
                    stage.value(),
                    stage.label(),
                    state,
                    CaseTexts.stageState(state),
                    latest == null ? null : latest.caseNumber().value(),
                    latest == null ? null : CaseSummaries.shownAmount(latest)));
        }
        return track;
    }

    private static @Nullable PolicyApplication latest(List<PolicyApplication> all, Stages.Stage stage) {
        return all.stream()
                .filter(other -> stage.value().equals(other.stage()))
                .filter(other -> !other.status().isFinal() || other.status() == ApplicationStatus.COMPLETED)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** The sum of a later milestone holds those of the earlier ones. */
    private static int highestAwarded(Stages stages, List<PolicyApplication> all) {
        int highest = -1;
        for (int i = 0; i < stages.stages().size(); i++) {
            PolicyApplication latest = latest(all, stages.stages().get(i));
            if (latest != null && latest.status().isAwarded()) {
                highest = i;
            }
        }
        return highest;
    }

    private static String stageState(ApplicationStatus status) {
        if (status == ApplicationStatus.COMPLETED) {
            return "paid";
        }
        return status.isAwarded() ? "awarded" : "in-progress";
    }

    List<CaseView.EarlierAwardView> earlierAwards(PolicyApplication application) {
        return awards.awardsOf(application.entityId()).stream()
                .filter(award -> !award.caseNumber().equals(application.caseNumber()))
                .map(award -> {
                    Measure measure = policies.get(award.policyId(), award.policyVersion());
                    return new CaseView.EarlierAwardView(
                            award.caseNumber().value(),
                            measure.title(),
                            CaseSummaries.stageName(measure, award.stage()),
                            award.amount(),
                            award.awardedAt());
                })
                .toList();
    }

    CaseView.@Nullable DecisionView decision(PolicyApplication application) {
        Outcome outcome = application.outcome();
        if (outcome == null) {
            return null;
        }
        StepPlan.Appeal appeal = plan().appeal();
        String until = outcome.reconsiderationUntil();
        return new CaseView.DecisionView(
                outcome.kind().id(),
                outcome.kind().chineseName(),
                outcome.amount(),
                outcome.reason(),
                outcome.letterId() != null,
                outcome.letterNumber(),
                outcome.decidedAt(),
                until == null
                        ? null
                        : new CaseView.AppealView(
                                "对决定不服的，可以自收到决定之日起" + appeal.reconsideration().length() + "日内向"
                                        + appeal.reconsiderationTo()
                                                .getOrDefault(
                                                        application
                                                                .jurisdiction()
                                                                .authorityPrefix(),
                                                        "本级人民政府")
                                        + "申请行政复议，或者在" + appeal.litigation().length() + "个月内向"
                                        + appeal.litigationTo() + "提起行政诉讼",
                                until));
    }

    CaseView.@Nullable PaymentView payment(CaseNumber caseNumber) {
        List<PaymentOrder> orders = disbursements.ordersOf(caseNumber);
        return orders.isEmpty()
                ? null
                : new CaseView.PaymentView(orders.stream()
                        .map(order -> new CaseView.OrderView(
                                order.id(),
                                order.layer().id(),
                                order.layerName(),
                                order.payer(),
                                order.amount(),
                                order.state().id(),
                                order.stateName(),
                                order.batchNumber(),
                                order.receiptNumber(),
                                order.paidOn()))
                        .toList());
    }

    private StepPlan plan() {
        return plans.listingReward();
    }
}
