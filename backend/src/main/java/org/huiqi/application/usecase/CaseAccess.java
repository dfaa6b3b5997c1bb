package org.huiqi.application.usecase;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.persistence.CaseRecords;
import org.huiqi.application.persistence.PolicyApplications;
import org.huiqi.application.persistence.StepPlans;
import org.huiqi.document.DocumentAccessRule;
import org.huiqi.identity.Actor;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Who may see a case: applicants those of their own business entity, staff those of their jurisdiction in which their authority
 * has a step, supervisors those of their jurisdiction, auditors all. For everybody else the case does not exist.
 */
@Component
public class CaseAccess implements DocumentAccessRule {

    private final PolicyApplications applications;
    private final CaseRecords records;
    private final StepPlans plans;

    CaseAccess(PolicyApplications applications, CaseRecords records, StepPlans plans) {
        this.applications = applications;
        this.records = records;
        this.plans = plans;
    }

    public PolicyApplication visible(String caseNumber, Actor actor) {
        if (CaseNumber.isWellFormed(caseNumber)) {
            PolicyApplication application =
                    applications.find(new CaseNumber(caseNumber)).orElse(null);
            if (application != null && maySee(application, actor)) {
                return application;
            }
        }
        throw ProblemException.notFound("case-not-found", "没有编号为 " + caseNumber + " 的案件，或您无权查看");
    }

    public boolean maySee(PolicyApplication application, Actor actor) {
        if (actor.isApplicant()) {
            Long entityId = actor.entityId();
            return entityId != null && entityId == application.entityId();
        }
        return actor.isStaff()
                && jurisdictions(actor).contains(application.jurisdiction().id());
    }

    /** The jurisdictions whose cases a member of staff sees. */
    public Set<String> jurisdictions(Actor staff) {
        if (staff.hasRole("auditor")) {
            return java.util.Arrays.stream(Jurisdiction.values())
                    .map(Jurisdiction::id)
                    .collect(Collectors.toSet());
        }
        Set<String> found = new HashSet<>();
        for (Jurisdiction jurisdiction : Jurisdiction.values()) {
            Set<String> taking = plans.listingReward().steps().values().stream()
                    .map((StepPlan.Step step) -> step.signers(jurisdiction))
                    .flatMap(java.util.List::stream)
                    .map(group -> group.substring(0, group.indexOf('.')))
                    .collect(Collectors.toSet());
            taking.add(jurisdiction.authorityPrefix() + "-supervision");
            if (staff.authorities().stream().anyMatch(taking::contains)) {
                found.add(jurisdiction.id());
            }
        }
        return found;
    }

    @Override
    public boolean mayRead(UUID documentId, Actor actor) {
        return records.casesOf(documentId).stream()
                .flatMap(caseNumber -> applications.find(caseNumber).stream())
                .anyMatch(application -> maySee(application, actor));
    }
}
