package org.huiqi.application.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huiqi.application.domain.ApplicationStatus;
import org.huiqi.application.domain.Outcome;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.persistence.PolicyApplications;
import org.huiqi.application.persistence.StepPlans;
import org.huiqi.application.usecase.ApplicantActions;
import org.huiqi.application.usecase.CaseAccess;
import org.huiqi.application.usecase.Intake;
import org.huiqi.application.usecase.SubmitApplication;
import org.huiqi.application.usecase.SubmitApplication.DocumentInSlot;
import org.huiqi.document.DocumentContent;
import org.huiqi.document.Documents;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.platform.engine.ProcessDiagrams;
import org.huiqi.shared.Idempotent;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListFilters;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policy applications over HTTP. */
@RestController
@RequestMapping("/api/applications")
class ApplicationController {

    /** A draft is no application yet: asking for drafts here is right and finds none. */
    private static final String[] STATUSES = Stream.concat(
                    Stream.of("draft"),
                    Arrays.stream(ApplicationStatus.values()).map(ApplicationStatus::id))
            .toArray(String[]::new);

    private final Intake intake;
    private final ApplicantActions actions;
    private final CaseAccess access;
    private final CaseViews views;
    private final CaseSummaries summaries;
    private final ProcessDiagrams diagrams;
    private final PolicyApplications applications;
    private final Documents documents;
    private final StepPlans plans;
    private final CurrentActor currentActor;

    ApplicationController(
            Intake intake,
            ApplicantActions actions,
            CaseAccess access,
            CaseViews views,
            CaseSummaries summaries,
            ProcessDiagrams diagrams,
            PolicyApplications applications,
            Documents documents,
            StepPlans plans,
            CurrentActor currentActor) {
        this.intake = intake;
        this.actions = actions;
        this.access = access;
        this.views = views;
        this.summaries = summaries;
        this.diagrams = diagrams;
        this.applications = applications;
        this.documents = documents;
        this.plans = plans;
        this.currentActor = currentActor;
    }

    record ApplicationInput(
            @Nullable String policyId,
            @Nullable Map<String, Object> facts,
            @Nullable List<JsonNode> documents,
            @Nullable List<String> undertakings) {}

    record Submitted(
            String id,
            String caseNumber,
            String policyId,
            String status,
            String statusName,
            @Nullable Money amount) {}

    @PostMapping
    @Idempotent
    ResponseEntity<?> submit(@RequestBody ApplicationInput input) {
        Actor applicant = currentActor.requireApplicant();
        String policyId = input.policyId();
        if (policyId == null || policyId.isBlank()) {
            throw ProblemException.refused(
                    "policy-missing", "请选择要申请的政策", List.of(new FieldProblem("policyId", "required", "请选择政策")));
        }
        PolicyApplication application = intake.submit(
                new SubmitApplication(
                        policyId,
                        input.facts() == null ? Map.of() : input.facts(),
                        documentsOf(input.documents()),
                        undertakingsOf(input.undertakings())),
                applicant);
        String number = application.caseNumber().value();
        return ResponseEntity.created(URI.create("/api/applications/" + number))
                .body(new Submitted(
                        number,
                        number,
                        policyId,
                        application.status().id(),
                        application.status().chineseName(),
                        application.determination().amount()));
    }

    @GetMapping
    ResponseEntity<List<CaseSummary>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String policyId,
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable Long entityId) {
        Actor actor = currentActor.find().orElseThrow(() -> ProblemException.unauthorized("not-logged-in", "请先登录"));
        ListQuery query = ListQuery.of(page, perPage, sort, order, q);
        ListFilters filters = new ListFilters();
        String withStatus = filters.oneOf("status", status, STATUSES, Function.identity());
        Jurisdiction of = filters.oneOf("jurisdiction", jurisdiction, Jurisdiction.values(), Jurisdiction::id);
        filters.refuse();
        Set<String> seen = actor.isApplicant() ? null : access.jurisdictions(actor);
        if (seen != null && of != null) {
            seen = seen.contains(of.id()) ? Set.of(of.id()) : Set.of();
        }
        Listing<PolicyApplication> found = applications.list(
                query,
                new PolicyApplications.Filter(
                        actor.isApplicant() ? actor.entityId() : entityId,
                        seen,
                        withStatus,
                        policyId,
                        summaries.policiesFound(query.q())));
        return new Listing<>(summaries.summaries(found.rows()), found.total()).toResponse();
    }

    @GetMapping("/{caseNumber}")
    CaseView show(@PathVariable String caseNumber) {
        Actor actor = actor();
        return views.view(access.visible(caseNumber, actor), actor);
    }

    record DiagramView(
            String bpmnXml,
            String processId,
            int version,
            List<String> active,
            List<String> done,
            List<DiagramStepView> steps) {}

    record DiagramStepView(String activityId, String label, String state) {}

    @GetMapping("/{caseNumber}/diagram")
    DiagramView diagram(@PathVariable String caseNumber) {
        Actor actor = actor();
        ProcessDiagrams.Diagram diagram =
                diagrams.of(access.visible(caseNumber, actor).caseNumber());
        List<DiagramStepView> steps = new ArrayList<>();
        plans.listingReward()
                .steps()
                .forEach((id, step) -> steps.add(new DiagramStepView(
                        id,
                        actor.isStaff() ? step.label() : step.plain(),
                        diagram.active().contains(id)
                                ? "current"
                                : diagram.done().contains(id) ? "done" : "todo")));
        return new DiagramView(
                diagram.bpmnXml(), diagram.processId(), diagram.version(), diagram.active(), diagram.done(), steps);
    }

    record SupplementInput(
            @Nullable Map<String, Object> facts,
            @Nullable List<JsonNode> documents,
            @Nullable String text,
            @Nullable Integer version) {}

    @PostMapping("/{caseNumber}/supplement")
    @Idempotent
    ResponseEntity<?> supplement(@PathVariable String caseNumber, @RequestBody SupplementInput input) {
        Actor applicant = currentActor.requireApplicant();
        PolicyApplication application = access.visible(caseNumber, applicant);
        requireCurrent(application, input.version());
        actions.supplement(
                application.caseNumber(),
                new ApplicantActions.Supplement(
                        input.facts() == null ? Map.of() : input.facts(),
                        documentsOf(input.documents()),
                        input.text() == null ? "" : input.text()),
                applicant);
        return ResponseEntity.ok(views.view(access.visible(caseNumber, applicant), applicant));
    }

    record WithdrawInput(@Nullable String reason, @Nullable Integer version) {}

    @PostMapping("/{caseNumber}/withdraw")
    @Idempotent
    ResponseEntity<?> withdraw(
            @PathVariable String caseNumber, @RequestBody(required = false) @Nullable WithdrawInput input) {
        Actor applicant = currentActor.requireApplicant();
        PolicyApplication application = access.visible(caseNumber, applicant);
        requireCurrent(application, input == null ? null : input.version());
        String reason = input == null || input.reason() == null ? "" : input.reason();
        actions.withdraw(application.caseNumber(), reason, applicant);
        return ResponseEntity.ok(views.view(access.visible(caseNumber, applicant), applicant));
    }

    @GetMapping("/{caseNumber}/decision-letter")
    ResponseEntity<byte[]> decisionLetter(@PathVariable String caseNumber) {
        Outcome outcome = access.visible(caseNumber, actor()).outcome();
        UUID letter = outcome == null ? null : outcome.letterId();
        if (letter == null) {
            throw ProblemException.notFound("letter-not-issued", "决定书尚未出具，办理完成后可以在这里下载");
        }
        DocumentContent content = documents.open(letter);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(content.document().fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(org.springframework.http.CacheControl.noStore())
                .body(content.bytes());
    }

    private static void requireCurrent(PolicyApplication application, @Nullable Integer version) {
        if (version != null && version != application.version()) {
            throw ProblemException.conflict("stale", "案件刚刚有了新的进展，请刷新页面查看后再操作");
        }
    }

    private Actor actor() {
        return currentActor.find().orElseThrow(() -> ProblemException.unauthorized("not-logged-in", "请先登录"));
    }

    private static List<String> undertakingsOf(@Nullable List<String> given) {
        if (given == null) {
            return List.of();
        }
        if (given.stream().anyMatch(text -> text == null || text.isBlank())) {
            throw ProblemException.refused(
                    "undertakings-invalid",
                    "承诺事项不能为空",
                    List.of(new FieldProblem("undertakings", "invalid", "承诺事项不能为空")));
        }
        return given;
    }

    /** Documents are given by id, or as {@code {"slot", "id"}}. */
    private static List<DocumentInSlot> documentsOf(@Nullable List<JsonNode> given) {
        if (given == null) {
            return List.of();
        }
        Map<UUID, DocumentInSlot> documents = new LinkedHashMap<>();
        List<FieldProblem> errors = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            JsonNode node = given.get(i);
            String id = node == null ? "" : node.isObject() ? node.path("id").asText() : node.asText();
            JsonNode slot = node == null || node.path("slot").isNull() ? null : node.get("slot");
            if (slot != null && !slot.isTextual()) {
                errors.add(new FieldProblem("documents[" + i + "].slot", "wrong-type", "材料项应为文字"));
                continue;
            }
            try {
                documents.put(
                        UUID.fromString(id),
                        new DocumentInSlot(UUID.fromString(id), slot == null ? null : slot.asText()));
            } catch (IllegalArgumentException e) {
                errors.add(new FieldProblem("documents[" + i + "]", "unknown-document", "没有编号为“" + id + "”的材料，请重新上传"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.refused("documents-invalid", "有材料没有上传成功，请重新上传后提交", errors);
        }
        return List.copyOf(documents.values());
    }
}
