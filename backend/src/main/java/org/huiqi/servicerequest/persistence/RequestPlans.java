package org.huiqi.servicerequest.persistence;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.calendar.NamedTimeLimits;
import org.huiqi.calendar.PlanNode;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.TimeLimitReader;
import org.huiqi.servicerequest.domain.HandlingKind;
import org.huiqi.servicerequest.domain.RequestCategory;
import org.huiqi.servicerequest.domain.RequestPlan;
import org.huiqi.servicerequest.domain.RequestPlan.ApplicantStep;
import org.huiqi.servicerequest.domain.RequestPlan.Escalation;
import org.huiqi.servicerequest.domain.RequestPlan.From;
import org.huiqi.servicerequest.domain.RequestPlan.NotAfter;
import org.huiqi.servicerequest.domain.RequestPlan.Questions;
import org.huiqi.servicerequest.domain.RequestPlan.Step;
import org.huiqi.servicerequest.domain.RequestPlan.Wait;
import org.springframework.stereotype.Component;

/** Reads the step plan that stands beside the process model; a plan that lacks something stops the start. */
@Component
public class RequestPlans {

    private static final String PATH = "huiqi/service-request-13710/v1/steps.yaml";

    private final RequestPlan plan;

    /** @param named the limits that policies set, which the plan may name */
    RequestPlans(NamedTimeLimits named) {
        this.plan = read(new TimeLimitReader(named));
    }

    public RequestPlan plan() {
        return plan;
    }

    private static RequestPlan read(TimeLimitReader limits) {
        PlanNode root = PlanNode.load(PATH, limits);
        PlanNode escalation = root.node("escalation");
        Map<String, Step> steps = new LinkedHashMap<>();
        root.node("steps").children().forEach((id, step) -> steps.put(id, step(id, step, escalation)));
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
        List<RequestCategory> categories = root.nodes("categories").stream()
                .map(category -> category(category, steps))
                .toList();
        RequestPlan read = new RequestPlan(
                root.nodes("applicantSteps").stream()
                        .map(step -> new ApplicantStep(step.text("id"), step.text("label")))
                        .toList(),
                Map.copyOf(steps),
                Map.copyOf(waits),
                resolution(root.node("resolution"), steps),
                root.node("rating").timeLimit("timeLimit"),
                root.node("rating").timeLimit("askedAgain"),
                root.node("rating").number("unsatisfiedUpTo"),
                root.node("reopening").timeLimit("timeLimit"),
                root.node("refusals").number("mostBackToDispatch"),
                questions(root.node("questions"), steps),
                keepsClocks(root.node("transfers")),
                categories);
        read.category(RequestPlan.OTHER);
        return read;
    }

    private static Map<HandlingKind, String> resolution(PlanNode node, Map<String, Step> steps) {
        Map<HandlingKind, String> resolution = new EnumMap<>(HandlingKind.class);
        for (HandlingKind kind : HandlingKind.values()) {
            String step = node.text(kind.id());
            if (!steps.containsKey(step)) {
                throw new IllegalStateException(node.path() + "/" + kind.id() + ": no step " + step);
            }
            resolution.put(kind, step);
        }
        return Map.copyOf(resolution);
    }

    private static Questions questions(PlanNode questions, Map<String, Step> steps) {
        return new Questions(
                questions.timeLimit("timeLimit"),
                questions.number("mostPerRound"),
                stepsOf(questions, "askedIn", steps),
                stepsOf(questions, "alsoPaused", steps));
    }

    private static Set<String> stepsOf(PlanNode node, String key, Map<String, Step> known) {
        Set<String> named =
                ((List<?>) node.value(key)).stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        if (!known.keySet().containsAll(named)) {
            throw new IllegalStateException(node.path() + "/" + key + ": no such step among " + named);
        }
        return named;
    }

    private static boolean keepsClocks(PlanNode transfers) {
        return switch (transfers.text("clocks")) {
            case "restart" -> false;
            case "keep" -> true;
            default -> throw new IllegalStateException(transfers.path() + "/clocks: restart or keep");
        };
    }

    private static Step step(String id, PlanNode step, PlanNode common) {
        PlanNode own = step.has("escalation") ? step.node("escalation") : common;
        Escalation escalation = new Escalation(
                either(own, common, "yellowCardAfter").timeLimit("yellowCardAfter"),
                either(own, common, "redCardAfter").timeLimit("redCardAfter"),
                either(own, common, "leaderAfter").timeLimit("leaderAfter"),
                either(own, common, "supervisionAfter").timeLimit("supervisionAfter"),
                either(own, common, "leader").text("leader"),
                either(own, common, "supervision").text("supervision"));
        List<String> signers =
                ((List<?>) step.value("signers")).stream().map(String::valueOf).toList();
        if (signers.size() != 1) {
            throw new IllegalStateException(step.path() + ": one signer decides; several only through {support}");
        }
        return new Step(
                id,
                step.text("label"),
                step.text("plain"),
                step.text("who"),
                step.text("applicantStep"),
                step.flag("approval"),
                step.flag("eachForItself"),
                step.has("decisions") ? step.texts("decisions") : Map.of(),
                signers,
                step.timeLimit("timeLimit"),
                From.valueOf(step.text("from").toUpperCase(Locale.ROOT)),
                step.has("notAfter") ? NotAfter.valueOf(step.text("notAfter").toUpperCase(Locale.ROOT)) : null,
                step.timeLimit("remindBefore"),
                escalation);
    }

    private static PlanNode either(PlanNode own, PlanNode common, String key) {
        return own.has(key) ? own : common;
    }

    private static RequestCategory category(PlanNode category, Map<String, Step> steps) {
        Map<String, TimeLimit> limits = new LinkedHashMap<>();
        if (category.has("timeLimits")) {
            PlanNode given = category.node("timeLimits");
            given.children().keySet().forEach(step -> {
                if (!steps.containsKey(step)) {
                    throw new IllegalStateException(given.path() + ": no step " + step);
                }
                limits.put(step, given.timeLimit(step));
            });
        }
        return new RequestCategory(
                category.text("id"),
                category.text("label"),
                category.text("help"),
                category.text("department"),
                Map.copyOf(limits));
    }
}
