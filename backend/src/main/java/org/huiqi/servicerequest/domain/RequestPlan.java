package org.huiqi.servicerequest.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.shared.Government;
import org.jspecify.annotations.Nullable;

/** Who does each step of a service request and within which time; kept beside the process model as {@code steps.yaml}. */
public record RequestPlan(
        List<ApplicantStep> applicantSteps,
        Map<String, Step> steps,
        Map<String, Wait> waits,
        Map<HandlingKind, String> resolution,
        TimeLimit rating,
        TimeLimit ratingAskedAgain,
        int unsatisfiedUpTo,
        TimeLimit reopening,
        int mostRefusals,
        Questions questions,
        boolean transfersKeepClocks,
        List<RequestCategory> categories) {

    /** Where no known category fits. */
    public static final String OTHER = "other";

    /** A step as the enterprise sees it. */
    public record ApplicantStep(String id, String label) {}

    /** What a time limit counts from. */
    public enum From {
        STEP,
        DISPATCH,
        ROUND
    }

    /** What ends a step's time where it ends earlier than the step's own limit. */
    public enum NotAfter {
        /** The limit of the step in which the matter is handled. */
        RESOLUTION,
        /** The day of the approved plan. */
        PLAN
    }

    /** After the due date: when each card and escalation is given, and to whom. */
    public record Escalation(
            TimeLimit yellowCardAfter,
            TimeLimit redCardAfter,
            TimeLimit leaderAfter,
            TimeLimit supervisionAfter,
            String leader,
            String supervision) {}

    /** A user task: its official name, its name in plain words, who signs, how long. */
    public record Step(
            String id,
            String label,
            String plain,
            String who,
            String applicantStep,
            boolean approval,
            boolean eachForItself,
            Map<String, String> decisions,
            List<String> signerTemplates,
            TimeLimit timeLimit,
            From from,
            @Nullable NotAfter notAfter,
            TimeLimit remindBefore,
            Escalation escalation) {

        /** What the enterprise reads, with the limit in words. */
        public String plainText(String limit) {
            return plain.replace("{limit}", limit);
        }

        public String decisionName(Decision decision) {
            return decisions.getOrDefault(decision.id(), decision.chineseName());
        }
    }

    /**
     * How the responsible authority asks the enterprise for something.
     *
     * @param timeLimit how long the enterprise has for its answer
     * @param askedIn the steps in which it may be asked
     * @param alsoPaused further steps whose clocks stand still meanwhile
     */
    public record Questions(TimeLimit timeLimit, int mostPerRound, Set<String> askedIn, Set<String> alsoPaused) {

        public boolean pauses(String step) {
            return askedIn.contains(step) || alsoPaused.contains(step);
        }
    }

    /** A wait for the enterprise. */
    public record Wait(String id, String label, String plain, String who, String applicantStep) {}

    /** The step; an id that the plan does not have is a mistake in the package. */
    public Step step(String id) {
        Step step = steps.get(id);
        if (step == null) {
            throw new IllegalArgumentException("The plan of service requests has no step " + id);
        }
        return step;
    }

    /** The step in which a matter of this kind is handled. */
    public Step resolution(HandlingKind kind) {
        return step(String.valueOf(resolution.get(kind)));
    }

    public RequestCategory category(String id) {
        return categories.stream()
                .filter(category -> category.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown category of service requests: " + id));
    }

    /** The category of this id or Chinese name. */
    public Optional<RequestCategory> categoryCalled(String name) {
        return categories.stream()
                .filter(category ->
                        category.id().equals(name) || category.label().equals(name))
                .findFirst();
    }

    /** The time limit of the step in this category. */
    public TimeLimit limit(Step step, String category) {
        return category(category).timeLimits().getOrDefault(step.id(), step.timeLimit());
    }

    /** The moment from which the step's limit counts; a government that took the request over starts anew, or where that is so set not. */
    public Instant startOf(Step step, ServiceRequest request, boolean transferred, Instant now) {
        if (transferred && transfersKeepClocks && step.from() != From.STEP) {
            return request.roundStartedAt();
        }
        Instant dispatched = request.dispatch().at();
        return switch (step.from()) {
            case STEP -> now;
            case DISPATCH -> dispatched == null ? now : dispatched;
            case ROUND -> request.roundStartedAt();
        };
    }

    /** The candidate groups that a template of the plan stands for. */
    public static List<String> groups(String template, ServiceRequest request) {
        if (template.startsWith("{support}")) {
            return request.support().stream()
                    .map(authority -> template.replace("{support}", authority))
                    .toList();
        }
        Government holder = request.holder();
        String responsible = request.responsible();
        return List.of(template.replace("{code}", holder.code())
                .replace("{parent}", holder.parent().orElse(holder).code())
                .replace("{responsible}", responsible == null ? "" : responsible));
    }
}
