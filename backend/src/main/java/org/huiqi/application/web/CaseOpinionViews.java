package org.huiqi.application.web;

import java.util.List;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.persistence.CaseRecords;
import org.huiqi.application.persistence.StepPlans;
import org.huiqi.identity.Actor;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.shared.CaseNumber;
import org.springframework.stereotype.Component;

/** Who did and said what in a case. */
@Component
class CaseOpinionViews {

    private final CaseRecords records;
    private final StepPlans plans;
    private final AuthorityDirectory authorities;
    private final StaffDirectory staff;

    CaseOpinionViews(CaseRecords records, StepPlans plans, AuthorityDirectory authorities, StaffDirectory staff) {
        this.records = records;
        this.plans = plans;
        this.authorities = authorities;
        this.staff = staff;
    }

    /** What happened; what stays within the authorities is shown to them only. */
    List<CaseView.TimelineView> timeline(PolicyApplication application, boolean inside) {
        return records.timeline(application.caseNumber()).stream()
                .filter(entry -> inside || !entry.internal())
                .map(entry -> new CaseView.TimelineView(
                        entry.at(),
                        entry.event(),
                        CaseTexts.eventName(entry.event()),
                        actorName(entry.actor(), entry.actorName(), inside, application),
                        entry.text(),
                        entry.internal()))
                .toList();
    }

    private String actorName(String actor, String actorName, boolean inside, PolicyApplication application) {
        if (inside || actor.equals(application.submittedBy()) || actor.equals(Actor.SYSTEM.username())) {
            return actorName;
        }
        return staff.find(actor)
                .flatMap(person -> person.groups().stream().sorted().findFirst())
                .map(group -> authorities.authorityName(group.substring(0, group.indexOf('.'))))
                .orElse(actorName);
    }

    List<CaseView.AcknowledgementView> acknowledgements(CaseNumber caseNumber) {
        return records.acknowledgements(caseNumber).stream()
                .map(given -> new CaseView.AcknowledgementView(
                        staff.displayName(given.username()), plan().labelOf(given.step()), given.remarks(), given.at()))
                .toList();
    }

    List<CaseView.OpinionView> opinions(PolicyApplication application) {
        return records.opinions(application.caseNumber()).stream()
                .map(opinion -> new CaseView.OpinionView(
                        opinion.step(),
                        plan().labelOf(opinion.step()),
                        opinion.signerGroup(),
                        authorities.groupName(opinion.signerGroup()),
                        staff.displayName(opinion.username()),
                        opinion.decision().id(),
                        plan().steps().containsKey(opinion.step())
                                ? plan().step(opinion.step()).decisionName(opinion.decision())
                                : opinion.decision().chineseName(),
                        opinion.text(),
                        opinion.at()))
                .toList();
    }

    private StepPlan plan() {
        return plans.listingReward();
    }
}
