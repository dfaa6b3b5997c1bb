package org.huiqi.application.web;

import java.util.List;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.persistence.StepPlans;
import org.huiqi.policy.Handling;
import org.huiqi.policy.HandlingSteps;
import org.huiqi.policy.Measure;
import org.springframework.stereotype.Component;

/** Tells on a measure's page what an application goes through. */
@Component
class ListingRewardSteps implements HandlingSteps {

    private static final List<String> SHOWN = List.of(
            "userTask_checkCompleteness",
            "userTask_reviewApplication",
            "userTask_reviewFunding",
            "userTask_signAward",
            "eventBasedGateway_publicNotice",
            "userTask_issuePaymentOrder");

    private final StepPlans plans;

    ListingRewardSteps(StepPlans plans) {
        this.plans = plans;
    }

    @Override
    public Handling handling() {
        return Handling.LISTING_REWARD;
    }

    @Override
    public List<Step> stepsOf(Measure measure) {
        StepPlan plan = plans.listingReward();
        return SHOWN.stream()
                .map(id -> {
                    StepPlan.Wait wait = plan.waits().get(id);
                    if (wait != null) {
                        return new Step(
                                id,
                                wait.label(),
                                wait.who(),
                                plan.publicNotice().text());
                    }
                    StepPlan.Step step = plan.step(id);
                    return new Step(
                            id, step.label(), step.who(), step.timeLimit().text());
                })
                .toList();
    }
}
