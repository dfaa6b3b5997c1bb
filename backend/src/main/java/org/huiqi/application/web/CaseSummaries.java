package org.huiqi.application.web;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.application.domain.Deadline;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.persistence.CaseRecords;
import org.huiqi.application.persistence.StepPlans;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.policy.Stages;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts cases together as the lines of a list. */
@Component
class CaseSummaries {

    private final PolicyLibrary policies;
    private final BusinessEntities entities;
    private final CaseRecords records;
    private final StepPlans plans;
    private final WorkingCalendar calendar;
    private final Clock clock;

    CaseSummaries(
            PolicyLibrary policies,
            BusinessEntities entities,
            CaseRecords records,
            StepPlans plans,
            WorkingCalendar calendar,
            Clock clock) {
        this.policies = policies;
        this.entities = entities;
        this.records = records;
        this.plans = plans;
        this.calendar = calendar;
        this.clock = clock;
    }

    List<CaseSummary> summaries(List<PolicyApplication> found) {
        Map<String, Deadline> clocks = records.runningClocks(found.stream()
                .map(application -> application.caseNumber().value())
                .toList());
        Map<Long, BusinessEntity> known = new LinkedHashMap<>();
        return found.stream()
                .map(application -> summary(
                        application,
                        known.computeIfAbsent(application.entityId(), entities::get),
                        clocks.get(application.caseNumber().value())))
                .toList();
    }

    private CaseSummary summary(PolicyApplication application, BusinessEntity entity, @Nullable Deadline running) {
        Measure measure = measureOf(application);
        Instant now = clock.instant();
        String waiting = application.status().isFinal() ? null : currentPlace(application);
        return new CaseSummary(
                application.caseNumber().value(),
                application.caseNumber().value(),
                application.policyId(),
                measure.title(),
                application.status().id(),
                application.status().chineseName(),
                entity.name(),
                shownAmount(application),
                application.determination().ceiling() && application.fixedAmount() == null,
                application.submittedAt(),
                waiting,
                waiting == null ? application.status().chineseName() : plan().labelOf(waiting),
                running == null ? null : running.due(),
                running == null ? null : running.state(now),
                running == null ? null : calendar.remainingText(now, running.due(), running.unit()),
                application.jurisdiction().id(),
                application.jurisdiction().chineseName(),
                application.stage(),
                stageName(measure, application.stage()));
    }

    /** The step or wait in which the case stands, told from the case itself. */
    static @Nullable String currentPlace(PolicyApplication application) {
        return switch (application.status()) {
            case SUPPLEMENT_REQUESTED -> "eventBasedGateway_supplement";
            case PUBLIC_NOTICE ->
                Objects.equals(application.step(), "userTask_handleObjection")
                                || Objects.equals(application.step(), "userTask_resolveFunding")
                        ? application.step()
                        : "eventBasedGateway_publicNotice";
            default -> application.step();
        };
    }

    static @Nullable Money shownAmount(PolicyApplication application) {
        Money awarded = application.awardedAmount();
        Money fixed = application.fixedAmount();
        if (awarded != null) {
            return awarded;
        }
        return fixed != null ? fixed : application.determination().amount();
    }

    static @Nullable String stageName(Measure measure, @Nullable String stage) {
        Stages stages = measure.stages();
        if (stages == null || stage == null) {
            return null;
        }
        return stages.stages().stream()
                .filter(known -> known.value().equals(stage))
                .map(Stages.Stage::label)
                .findFirst()
                .orElse(null);
    }

    /** Titles of measures that match a search, so that cases are found by what they are about. */
    Set<String> policiesFound(@Nullable String text) {
        return text == null
                ? Set.of()
                : policies.all().stream()
                        .filter(measure -> measure.title().contains(text))
                        .map(Measure::id)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Measure measureOf(PolicyApplication application) {
        return policies.get(application.policyId(), application.policyVersion());
    }

    private StepPlan plan() {
        return plans.listingReward();
    }
}
