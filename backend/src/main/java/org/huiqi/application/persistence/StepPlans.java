package org.huiqi.application.persistence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.domain.StepPlan.Appeal;
import org.huiqi.application.domain.StepPlan.ApplicantStep;
import org.huiqi.application.domain.StepPlan.Step;
import org.huiqi.application.domain.StepPlan.Wait;
import org.huiqi.calendar.NamedTimeLimits;
import org.huiqi.calendar.PlanNode;
import org.huiqi.calendar.TimeLimitReader;
import org.springframework.stereotype.Component;

/** Reads the step plans that stand beside the process models; a plan that lacks something stops the start. */
@Component
public class StepPlans {

    private static final String LISTING_REWARD = "huiqi/listing-reward/v1/steps.yaml";

    private final StepPlan listingReward;

    /** @param named the limits that policies set, which a plan may name */
    StepPlans(NamedTimeLimits named) {
        this.listingReward = read(LISTING_REWARD, new TimeLimitReader(named));
    }

    public StepPlan listingReward() {
        return listingReward;
    }

    private static StepPlan read(String path, TimeLimitReader limits) {
        PlanNode root = PlanNode.load(path, limits);
        Map<String, Step> steps = new LinkedHashMap<>();
        root.node("steps").children().forEach((id, step) -> steps.put(id, step(id, step)));
        Map<String, Wait> waits = new LinkedHashMap<>();
        root.node("waits")
                .children()
                .forEach((id, wait) -> waits.put(
                        id,
                        new Wait(
                                id,
                                wait.text("label"),
                                wait.text("plain"),
                                wait.text("who"),
                                wait.text("applicantStep"))));
        PlanNode appeal = root.node("appeal");
        return new StepPlan(
                root.text("process"),
                root.number("version"),
                root.nodes("applicantSteps").stream()
                        .map(step -> new ApplicantStep(step.text("id"), step.text("label")))
                        .toList(),
                Map.copyOf(steps),
                Map.copyOf(waits),
                root.node("supplement").timeLimit("timeLimit"),
                root.node("publicNotice").timeLimit("timeLimit"),
                new Appeal(
                        appeal.node("reconsideration").timeLimit("timeLimit"),
                        appeal.node("reconsideration").texts("toByJurisdiction"),
                        appeal.node("litigation").timeLimit("timeLimit"),
                        appeal.node("litigation").text("to")));
    }

    private static Step step(String id, PlanNode step) {
        return new Step(
                id,
                step.text("label"),
                step.text("plain"),
                step.text("who"),
                step.text("applicantStep"),
                Boolean.TRUE.equals(step.value("approval")),
                step.has("decisions") ? step.texts("decisions") : Map.of(),
                ((List<?>) step.value("signers")).stream().map(String::valueOf).toList(),
                step.timeLimit("timeLimit"),
                step.timeLimit("remindBefore"));
    }
}
