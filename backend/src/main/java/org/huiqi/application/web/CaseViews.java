package org.huiqi.application.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.huiqi.application.domain.AttachedDocument;
import org.huiqi.application.domain.Deadline;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.persistence.CaseRecords;
import org.huiqi.application.usecase.RelatedAwards;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.identity.Actor;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.CaseNumber;
import org.springframework.stereotype.Component;

/** Puts a case together for whoever looks at it. */
@Component
class CaseViews {

    private final PolicyLibrary policies;
    private final BusinessEntities entities;
    private final CaseRecords records;
    private final RelatedAwards related;
    private final CaseMaterialViews materials;
    private final CaseProgressViews progress;
    private final CaseOpinionViews opinions;
    private final CaseAwardViews awards;
    private final Clock clock;

    CaseViews(
            PolicyLibrary policies,
            BusinessEntities entities,
            CaseRecords records,
            RelatedAwards related,
            CaseMaterialViews materials,
            CaseProgressViews progress,
            CaseOpinionViews opinions,
            CaseAwardViews awards,
            Clock clock) {
        this.policies = policies;
        this.entities = entities;
        this.records = records;
        this.related = related;
        this.materials = materials;
        this.progress = progress;
        this.opinions = opinions;
        this.awards = awards;
        this.clock = clock;
    }

    CaseView view(PolicyApplication application, Actor viewer) {
        CaseNumber caseNumber = application.caseNumber();
        Measure measure = policies.get(application.policyId(), application.policyVersion());
        BusinessEntity entity = entities.get(application.entityId());
        boolean inside = viewer.isStaff();
        Instant now = clock.instant();
        List<Deadline> clocks = records.clocks(caseNumber);
        List<AttachedDocument> attached = records.documents(caseNumber);
        return new CaseView(
                caseNumber.value(),
                caseNumber.value(),
                application.policyId(),
                measure.title(),
                application.policyVersion(),
                application.jurisdiction().id(),
                application.jurisdiction().chineseName(),
                application.stage(),
                CaseSummaries.stageName(measure, application.stage()),
                application.status().id(),
                application.status().chineseName(),
                progress.statusText(application, clocks, now),
                new CaseView.EntityView(
                        entity.id(),
                        entity.uscc().value(),
                        entity.name(),
                        entity.kind().id(),
                        entity.kind().chineseName(),
                        entity.district(),
                        entity.invented()),
                application.submittedAt(),
                application.facts(),
                materials.facts(application, measure),
                application.determination(),
                application.determination().verdict().chineseName(),
                CaseSummaries.shownAmount(application),
                application.determination().ceiling(),
                application.awardedAmount(),
                CaseAwardViews.funding(application, measure, entity),
                materials.documents(measure, attached),
                CaseMaterialViews.outstanding(measure, attached),
                application.undertakings(),
                opinions.timeline(application, inside),
                progress.deadlines(clocks, now),
                progress.openTasks(caseNumber, clocks, inside),
                progress.supplement(application, measure, now),
                inside ? opinions.opinions(application) : List.of(),
                awards.track(application, measure),
                awards.earlierAwards(application),
                inside ? related.remarks(application, measure) : List.of(),
                inside ? opinions.acknowledgements(caseNumber) : List.of(),
                progress.steps(application),
                progress.notice(caseNumber, now),
                awards.decision(application),
                awards.payment(caseNumber),
                application.status().isWithdrawable(),
                application.version());
    }
}
