package org.huiqi.application.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huiqi.application.domain.ApplicationStatus;
import org.huiqi.application.domain.FactOnRecord;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.persistence.CaseRecords;
import org.huiqi.application.persistence.Drafts;
import org.huiqi.application.persistence.PolicyApplications;
import org.huiqi.award.AwardView;
import org.huiqi.award.Awards;
import org.huiqi.document.DocumentView;
import org.huiqi.document.Documents;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Eligibility;
import org.huiqi.eligibility.Verdict;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.identity.Actor;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.Handling;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.policy.Repeat;
import org.huiqi.policy.RequiredDocument;
import org.huiqi.policy.Stages;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an application in: checks it, stores case and clock, and starts its process, all or nothing. */
@Service
public class Intake {

    private static final int MOST_DOCUMENTS = 50;
    private static final int MOST_UNDERTAKINGS = 20;

    private final PolicyLibrary policies;
    private final Eligibility eligibility;
    private final Verdicts verdicts;
    private final Awards awards;
    private final BusinessEntities entities;
    private final Documents documents;
    private final PolicyApplications applications;
    private final CaseRecords records;
    private final Drafts drafts;
    private final CaseProcess process;
    private final CaseJournal journal;
    private final Clock clock;

    Intake(
            PolicyLibrary policies,
            Eligibility eligibility,
            Verdicts verdicts,
            Awards awards,
            BusinessEntities entities,
            Documents documents,
            PolicyApplications applications,
            CaseRecords records,
            Drafts drafts,
            CaseProcess process,
            CaseJournal journal,
            Clock clock) {
        this.policies = policies;
        this.eligibility = eligibility;
        this.verdicts = verdicts;
        this.awards = awards;
        this.entities = entities;
        this.documents = documents;
        this.applications = applications;
        this.records = records;
        this.drafts = drafts;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /** The accepted submission: its number is what the applicant keeps. */
    @Transactional
    public PolicyApplication submit(SubmitApplication command, Actor applicant) {
        long entityId = entityOf(applicant);
        Measure measure = policies.find(command.policyId())
                .orElseThrow(() -> field("policyId", "unknown-policy", "没有编号为“" + command.policyId() + "”的政策"));
        BusinessEntity entity = entities.get(entityId);
        requireMayApply(measure, entity);

        Map<String, FactOnRecord> onRecord = verdicts.onRecord(measure, entity);
        Map<String, Object> claimed = eligibility.validFacts(measure, command.facts(), "facts.");
        checkLists(command);
        requireKnownDocuments(command.documents(), measure, entityId);

        Map<String, Object> facts = new LinkedHashMap<>(claimed);
        onRecord.forEach((name, fact) -> facts.put(name, fact.value()));
        RelatedAwards.Assessment assessment = verdicts.determine(measure, entityId, facts);
        Determination determination = assessment.determination();
        requireComplete(measure, determination);
        requireSomethingToPay(measure, entityId, facts, assessment);
        String stage = stageOf(measure, facts);
        requireStageInOrder(measure, stage, entityId);

        CaseNumber caseNumber = applications.nextNumber(measure.jurisdiction(), "SS");
        awards.claimSlot(entityId, slot(measure, stage, facts), caseNumber);
        Instant now = clock.instant();
        PolicyApplication application = new PolicyApplication(new PolicyApplication.State(
                caseNumber,
                entityId,
                measure.id(),
                measure.version(),
                measure.jurisdiction(),
                stage,
                ApplicationStatus.SUBMITTED,
                claimed,
                onRecord,
                command.undertakings(),
                determination,
                assessment.deducted(),
                null,
                null,
                null,
                0,
                0,
                null,
                null,
                applicant.username(),
                now,
                0));
        applications.insert(application);
        command.documents().forEach(document -> records.attach(caseNumber, document.id(), document.slot(), now));
        drafts.delete(entityId, measure.id());
        journal.tell(
                caseNumber,
                "submitted",
                "提交了申请",
                Map.of("entityId", entityId, "policyId", measure.id(), "policyVersion", measure.version()));
        process.start(new CaseProcess.ProcessStart(
                caseNumber,
                measure.id(),
                measure.title(),
                entity.name(),
                measure.jurisdiction().authorityPrefix(),
                amountText(determination)));
        return application;
    }

    static String amountText(Determination determination) {
        Money amount = determination.amount();
        if (amount == null) {
            return determination.verdict() == Verdict.NOT_ELIGIBLE ? "不符合条件" : "待核定";
        }
        return (determination.ceiling() ? "最高 " : "") + amount.formatted();
    }

    static long entityOf(Actor applicant) {
        Long entityId = applicant.entityId();
        if (entityId == null) {
            throw ProblemException.forbidden("applicant-only", "请用企业或个体工商户账号登录后办理");
        }
        return entityId;
    }

    private void requireMayApply(Measure measure, BusinessEntity entity) {
        if (measure.handling() != Handling.LISTING_REWARD || !measure.payment()) {
            throw field("policyId", "policy-not-payable", "“" + measure.title() + "”不在线上受理申请");
        }
        policies.requireOpen(measure, verdicts.today());
        if (measure.applicants().stream()
                .noneMatch(type -> type.id().equals(entity.kind().id()))) {
            throw field(
                    "policyId",
                    "applicant-kind",
                    "“" + measure.title() + "”不面向" + entity.kind().chineseName() + "，请在政策列表中按申请对象筛选");
        }
        if (!measure.jurisdiction().covers(entity.jurisdiction())) {
            throw field(
                    "policyId",
                    "outside-jurisdiction",
                    "“" + measure.title() + "”面向" + measure.jurisdiction().chineseName() + "的经营主体，贵单位登记在"
                            + entity.jurisdiction().chineseName());
        }
    }

    private static void checkLists(SubmitApplication command) {
        if (command.documents().size() > MOST_DOCUMENTS) {
            throw field("documents", "too-many", "材料最多" + MOST_DOCUMENTS + "份，请合并后上传");
        }
        if (command.undertakings().size() > MOST_UNDERTAKINGS
                || command.undertakings().stream().anyMatch(text -> text.length() > 500)) {
            throw field("undertakings", "too-many", "承诺事项最多" + MOST_UNDERTAKINGS + "条，每条不超过500字");
        }
    }

    /** Each document is one of the applicant's own, and proves something that the measure asks for or nothing in particular. */
    void requireKnownDocuments(List<SubmitApplication.DocumentInSlot> given, Measure measure, long entityId) {
        List<String> slots =
                measure.requiredDocuments().stream().map(RequiredDocument::slot).toList();
        List<FieldProblem> errors = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Long owner = documents
                    .find(given.get(i).id())
                    .map(DocumentView::ownerEntityId)
                    .orElse(null);
            String slot = given.get(i).slot();
            if (owner == null || owner != entityId) {
                errors.add(new FieldProblem("documents[" + i + "]", "unknown-document", "没有这份材料，请重新上传"));
            } else if (slot != null && !slots.contains(slot)) {
                errors.add(new FieldProblem(
                        "documents[" + i + "].slot",
                        "unknown-slot",
                        "本政策没有材料项“" + slot + "”"
                                + (slots.isEmpty() ? "" : "，可选：" + String.join("、", slots))
                                + "；其他材料不填材料项"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.refused("documents-invalid", "有" + errors.size() + "份材料需要更正，请按提示修改后提交", errors);
        }
    }

    static void requireComplete(Measure measure, Determination determination) {
        if (determination.verdict() != Verdict.UNDETERMINED
                && determination.missingFacts().isEmpty()) {
            return;
        }
        List<FieldProblem> errors = determination.missingFacts().stream()
                .map(name ->
                        new FieldProblem("facts." + name, "required", "请填写“" + labelOf(measure, name) + "”，缺少它无法判断"))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.refused("facts-missing", "还有" + errors.size() + "项没有填写，请补全后提交", errors);
        }
    }

    private static String labelOf(Measure measure, String fact) {
        return measure.facts().stream()
                .filter(definition -> definition.name().equals(fact))
                .map(FactDefinition::label)
                .findFirst()
                .orElse(fact);
    }

    private void requireSomethingToPay(
            Measure measure, long entityId, Map<String, Object> facts, RelatedAwards.Assessment assessment) {
        Determination determination = assessment.determination();
        Money amount = determination.amount();
        if (determination.verdict() != Verdict.ELIGIBLE || amount == null || !amount.isZero()) {
            return;
        }
        if (verdicts.isGrantedBefore(measure, entityId, facts)
                || assessment.deducted().isPositive()) {
            throw field(
                    "policyId",
                    "nothing-left",
                    "“" + measure.title() + "”的奖补已按规定领满，本次没有可以申请的金额"
                            + (measure.capText() == null ? "" : "（" + measure.capText() + "）"));
        }
        throw field("facts", "nothing-to-pay", "按所填信息核算，奖补金额为0元，请核对填写的金额后提交");
    }

    static @Nullable String stageOf(Measure measure, Map<String, Object> facts) {
        Stages stages = measure.stages();
        return stages == null || facts.get(stages.fact()) == null ? null : String.valueOf(facts.get(stages.fact()));
    }

    /** Stages that are granted one after the other: an earlier one must have been awarded before. */
    private void requireStageInOrder(Measure measure, @Nullable String stage, long entityId) {
        Stages stages = measure.stages();
        if (stages == null
                || !stages.sequential()
                || stages.stages().stream().noneMatch(known -> known.value().equals(stage))) {
            return;
        }
        List<String> awarded = awards.awardsOf(entityId).stream()
                .filter(award -> award.policyId().equals(measure.id()))
                .map(AwardView::stage)
                .toList();
        for (Stages.Stage earlier : stages.stages()) {
            if (earlier.value().equals(stage)) {
                return;
            }
            if (!awarded.contains(earlier.value())) {
                throw ProblemException.refused(
                                "stage-out-of-order",
                                "各阶段奖励须依次申领：“" + earlier.label() + "”阶段的奖励尚未批准，请先申请该阶段",
                                List.of(new FieldProblem(
                                        "facts." + stages.fact(),
                                        "stage-out-of-order",
                                        "请先申领“" + earlier.label() + "”阶段")))
                        .with("nextStage", earlier.value());
            }
        }
    }

    /** What can be granted only once, as text: a second application for it finds the first. */
    private static String slot(Measure measure, @Nullable String stage, Map<String, Object> facts) {
        if (measure.repeat() == Repeat.PER_STAGE && stage != null) {
            return measure.id() + "/" + stage;
        }
        if (measure.repeat() == Repeat.REPEATABLE) {
            // The same facts again are the same financing; another one differs in at least one of them.
            Map<String, Object> own = new TreeMap<>(facts);
            measure.facts().stream().filter(FactDefinition::fromLedger).forEach(fact -> own.remove(fact.name()));
            return measure.id() + "#" + sha256(own.toString());
        }
        return measure.id();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProblemException field(String field, String code, String message) {
        return ProblemException.refused(code, message, List.of(new FieldProblem(field, code, message)));
    }
}
