package org.huiqi.application.usecase;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.persistence.CaseRecords;
import org.huiqi.application.persistence.PolicyApplications;
import org.huiqi.award.Awards;
import org.huiqi.award.ObjectionRaised;
import org.huiqi.award.PublicNotices;
import org.huiqi.eligibility.Eligibility;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.identity.Actor;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.policy.Stages;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes from outside while a case is on its way: supplement, withdrawal, objection. */
@Service
@Transactional
public class ApplicantActions {

    private static final int LONGEST_TEXT = 2000;

    private final PolicyApplications applications;
    private final CaseRecords records;
    private final PolicyLibrary policies;
    private final Eligibility eligibility;
    private final Verdicts verdicts;
    private final BusinessEntities entities;
    private final Intake intake;
    private final Awards awards;
    private final PublicNotices notices;
    private final CaseProcess process;
    private final CaseJournal journal;
    private final Clock clock;

    ApplicantActions(
            PolicyApplications applications,
            CaseRecords records,
            PolicyLibrary policies,
            Eligibility eligibility,
            Verdicts verdicts,
            BusinessEntities entities,
            Intake intake,
            Awards awards,
            PublicNotices notices,
            CaseProcess process,
            CaseJournal journal,
            Clock clock) {
        this.applications = applications;
        this.records = records;
        this.policies = policies;
        this.eligibility = eligibility;
        this.verdicts = verdicts;
        this.entities = entities;
        this.intake = intake;
        this.awards = awards;
        this.notices = notices;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /** What the applicant adds or corrects. */
    public record Supplement(
            Map<String, Object> facts, List<SubmitApplication.DocumentInSlot> documents, String text) {}

    public void supplement(CaseNumber caseNumber, Supplement supplement, Actor applicant) {
        PolicyApplication application = own(caseNumber, applicant);
        Measure measure = policies.get(application.policyId(), application.policyVersion());
        checkLength("text", supplement.text());
        if (supplement.facts().isEmpty()
                && supplement.documents().isEmpty()
                && supplement.text().isBlank()) {
            throw ProblemException.refused("supplement-empty", "请补充材料、更正信息或填写说明后再提交");
        }
        Map<String, Object> facts = eligibility.validFacts(measure, supplement.facts(), "facts.");
        requireSameStage(measure, application, facts);
        intake.requireKnownDocuments(supplement.documents(), measure, application.entityId());
        application.supplement(facts, verdicts.onRecord(measure, entities.get(application.entityId())));
        Map<String, Object> all = new LinkedHashMap<>(application.facts());
        RelatedAwards.Assessment assessment = verdicts.determine(measure, application.entityId(), all);
        application.determine(assessment.determination(), assessment.deducted());
        Intake.requireComplete(measure, application.determination());
        applications.save(application);
        supplement
                .documents()
                .forEach(document -> records.attach(caseNumber, document.id(), document.slot(), clock.instant()));
        journal.tell(
                caseNumber,
                "supplemented",
                "已补正"
                        + (supplement.text().isBlank()
                                ? ""
                                : "：" + supplement.text().strip()),
                Map.of(
                        "documents",
                        supplement.documents().size(),
                        "facts",
                        supplement.facts().size()));
        process.supplementSubmitted(caseNumber);
    }

    public void withdraw(CaseNumber caseNumber, String reason, Actor applicant) {
        PolicyApplication application = own(caseNumber, applicant);
        checkLength("reason", reason);
        application.withdraw();
        applications.save(application);
        records.stopAllClocks(caseNumber, clock.instant());
        notices.close(caseNumber);
        awards.releaseSlot(caseNumber);
        journal.tell(caseNumber, "withdrawn", "申请已撤回" + (reason.isBlank() ? "" : "：" + reason.strip()), Map.of());
        process.withdrawn(caseNumber);
    }

    /** The first objection stops the notice and its clock; further ones join it. */
    @EventListener
    void on(ObjectionRaised objection) {
        CaseNumber caseNumber = objection.caseNumber();
        if (applications.find(caseNumber).isEmpty()) {
            return; // a notice of another kind of case
        }
        String said = notices.objectionsOf(caseNumber).stream()
                .filter(raised -> raised.id() == objection.objectionId())
                .map(raised -> "：" + raised.text() + "（联系方式：" + raised.contact() + "）")
                .findFirst()
                .orElse("");
        journal.note(caseNumber, "objection-raised", "收到公示异议" + said, Map.of("objectionId", objection.objectionId()));
        if (objection.stopsNotice()) {
            applications.lock(caseNumber);
            records.pauseClock(caseNumber, CaseProgress.NOTICE_WAIT, clock.instant());
            process.objectionRaised(caseNumber);
        }
    }

    private PolicyApplication own(CaseNumber caseNumber, Actor applicant) {
        PolicyApplication application = applications.lock(caseNumber);
        if (application.entityId() != Intake.entityOf(applicant)) {
            throw ProblemException.notFound("case-not-found", "没有编号为 " + caseNumber + " 的案件");
        }
        return application;
    }

    /** The milestone is what the case is about; another one is another application. */
    private static void requireSameStage(Measure measure, PolicyApplication application, Map<String, Object> facts) {
        Stages stages = measure.stages();
        if (stages == null || !facts.containsKey(stages.fact())) {
            return;
        }
        if (!String.valueOf(facts.get(stages.fact())).equals(application.stage())) {
            throw ProblemException.refused(
                    "stage-fixed",
                    "补正不能更换申请的阶段；如阶段选错，请撤回后重新申请",
                    List.of(new FieldProblem("facts." + stages.fact(), "stage-fixed", "补正不能更换申请的阶段")));
        }
    }

    private static void checkLength(String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw ProblemException.refused(
                    "text-too-long",
                    "说明最多" + LONGEST_TEXT + "字，现有" + text.length() + "字",
                    List.of(new FieldProblem(field, "too-long", "最多" + LONGEST_TEXT + "字")));
        }
    }
}
