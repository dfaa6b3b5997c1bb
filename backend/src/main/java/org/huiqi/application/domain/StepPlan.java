package org.huiqi.application.domain;

import java.util.List;
import java.util.Map;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.shared.Jurisdiction;

/**
 * Who does each step of a case type and within which time; kept beside the process model as {@code steps.yaml}.
 *
 * @param applicantSteps the applicant's progress bar, in order
 * @param steps by the id of the user task
 * @param waits steps without a task, by the id of the gateway that waits
 */
public record StepPlan(
        String process,
        int version,
        List<ApplicantStep> applicantSteps,
        Map<String, Step> steps,
        Map<String, Wait> waits,
        TimeLimit supplement,
        TimeLimit publicNotice,
        Appeal appeal) {

    /** A step as the applicant sees it. */
    public record ApplicantStep(String id, String label) {}

    /** A user task: its official name, its name in plain words, who signs, how long. */
    public record Step(
            String id,
            String label,
            String plain,
            String who,
            String applicantStep,
            boolean approval,
            Map<String, String> decisions,
            List<String> signerTemplates,
            TimeLimit timeLimit,
            TimeLimit remindBefore) {

        /** The candidate groups of the step in a jurisdiction. */
        public List<String> signers(Jurisdiction jurisdiction) {
            return signerTemplates.stream()
                    .map(template -> template.replace("{code}", jurisdiction.authorityPrefix()))
                    .toList();
        }

        public String decisionName(Decision decision) {
            return decisions.getOrDefault(decision.id(), decision.chineseName());
        }
    }

    /** A wait for somebody outside. */
    public record Wait(String id, String label, String plain, String who, String applicantStep) {}

    /** Legal remedies as letters state them. */
    public record Appeal(
            TimeLimit reconsideration,
            Map<String, String> reconsiderationTo,
            TimeLimit litigation,
            String litigationTo) {}

    /** The step; an id that the plan does not have is a mistake in the package. */
    public Step step(String id) {
        Step step = steps.get(id);
        if (step == null) {
            throw new IllegalArgumentException("Step plan of " + process + " has no step " + id);
        }
        return step;
    }

    /** The official name of a step or wait, or the id where the plan has neither. */
    public String labelOf(String id) {
        if (steps.containsKey(id)) {
            return step(id).label();
        }
        Wait wait = waits.get(id);
        return wait == null ? id : wait.label();
    }
}
