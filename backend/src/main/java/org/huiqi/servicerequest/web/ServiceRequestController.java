package org.huiqi.servicerequest.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.usecase.EnterpriseActions;
import org.huiqi.servicerequest.usecase.RequestAccess;
import org.huiqi.servicerequest.usecase.RequestIntake;
import org.huiqi.servicerequest.usecase.SubmitRequest;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Idempotent;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Service requests (诉求) over HTTP. */
@RestController
@RequestMapping("/api/service-requests")
class ServiceRequestController {

    private final RequestIntake intake;
    private final EnterpriseActions actions;
    private final RequestAccess access;
    private final RequestViews views;
    private final RequestPlans plans;
    private final CurrentActor currentActor;

    ServiceRequestController(
            RequestIntake intake,
            EnterpriseActions actions,
            RequestAccess access,
            RequestViews views,
            RequestPlans plans,
            CurrentActor currentActor) {
        this.intake = intake;
        this.actions = actions;
        this.access = access;
        this.views = views;
        this.plans = plans;
        this.currentActor = currentActor;
    }

    /** {@code source} (hotline or visit), {@code uscc} and {@code caller} only where an official writes for a caller. */
    record ServiceRequestInput(
            @Nullable String title,
            @Nullable String text,
            @Nullable String category,
            @Nullable String district,
            @Nullable String complexity,
            @Nullable String source,
            @Nullable String uscc,
            @Nullable String caller,
            @Nullable List<String> documents) {}

    record SubmittedView(
            String id,
            String caseNumber,
            String status,
            String statusName,
            String title,
            String category,
            List<RequestView.SimilarView> similar) {}

    @PostMapping
    @Idempotent
    ResponseEntity<?> submit(@RequestBody ServiceRequestInput input) {
        Actor actor = actor();
        RequestAccess.requireWorking(actor);
        if (!actor.isApplicant() && !actor.hasRole("acceptor") && !actor.hasRole("supervisor")) {
            throw ProblemException.forbidden("intake-only", "诉求由企业提交，或由受理窗口、督查室代为登记");
        }
        ServiceRequest request = intake.submit(
                new SubmitRequest(
                        input.title(),
                        input.text(),
                        input.category(),
                        input.district(),
                        input.complexity(),
                        input.source(),
                        input.uscc(),
                        input.caller(),
                        documentsOf(input.documents())),
                actor);
        String number = request.caseNumber().value();
        return ResponseEntity.created(URI.create("/api/service-requests/" + number))
                .body(new SubmittedView(
                        number,
                        number,
                        request.status().id(),
                        request.status().chineseName(),
                        request.matter().title(),
                        request.matter().category(),
                        views.similarTo(request, actor)));
    }

    record CategoryView(String id, String label, String help) {}

    @GetMapping("/categories")
    List<CategoryView> categories() {
        return plans.plan().categories().stream()
                .map(category -> new CategoryView(category.id(), category.label(), category.help()))
                .toList();
    }

    @GetMapping("/{caseNumber}")
    RequestView show(@PathVariable String caseNumber) {
        Actor actor = actor();
        return views.view(access.visible(caseNumber, actor), actor);
    }

    record RatingInput(@Nullable Integer grade, @Nullable String text) {}

    @PostMapping("/{caseNumber}/rating")
    @Idempotent
    ResponseEntity<?> rate(@PathVariable String caseNumber, @RequestBody RatingInput input) {
        Actor applicant = currentActor.requireApplicant();
        actions.rate(numberOf(caseNumber, applicant), input.grade(), input.text(), applicant);
        return ResponseEntity.ok(show(caseNumber));
    }

    record ReasonInput(@Nullable String reason, @Nullable String text) {

        @Nullable
        String said() {
            return reason == null ? text : reason;
        }
    }

    @PostMapping("/{caseNumber}/reopen")
    @Idempotent
    ResponseEntity<?> reopen(
            @PathVariable String caseNumber, @RequestBody(required = false) @Nullable ReasonInput input) {
        Actor applicant = currentActor.requireApplicant();
        actions.reopen(numberOf(caseNumber, applicant), input == null ? null : input.said(), applicant);
        return ResponseEntity.ok(show(caseNumber));
    }

    @PostMapping("/{caseNumber}/withdraw")
    @Idempotent
    ResponseEntity<?> withdraw(
            @PathVariable String caseNumber, @RequestBody(required = false) @Nullable ReasonInput input) {
        Actor applicant = currentActor.requireApplicant();
        actions.withdraw(numberOf(caseNumber, applicant), input == null ? null : input.said(), applicant);
        return ResponseEntity.ok(show(caseNumber));
    }

    record TextInput(@Nullable String text) {}

    @PostMapping("/{caseNumber}/progress")
    @Idempotent
    ResponseEntity<?> progress(@PathVariable String caseNumber, @RequestBody TextInput input) {
        Actor official = currentActor.requireStaff();
        actions.reportProgress(numberOf(caseNumber, official), input.text(), official);
        return ResponseEntity.ok(show(caseNumber));
    }

    @PostMapping("/{caseNumber}/remarks")
    @Idempotent
    ResponseEntity<?> remark(@PathVariable String caseNumber, @RequestBody TextInput input) {
        Actor official = currentActor.requireStaff();
        actions.remark(numberOf(caseNumber, official), input.text());
        return ResponseEntity.ok(show(caseNumber));
    }

    @PostMapping("/{caseNumber}/urges")
    @Idempotent
    ResponseEntity<?> urge(@PathVariable String caseNumber, @RequestBody(required = false) @Nullable TextInput input) {
        Actor actor = actor();
        actions.urge(numberOf(caseNumber, actor), input == null ? null : input.text(), actor);
        return ResponseEntity.ok(show(caseNumber));
    }

    /** The number of a request that the actor may see and do something with. */
    private CaseNumber numberOf(String caseNumber, Actor actor) {
        return access.workable(caseNumber, actor).caseNumber();
    }

    private Actor actor() {
        return currentActor.find().orElseThrow(() -> ProblemException.unauthorized("not-logged-in", "请先登录"));
    }

    static List<UUID> documentsOf(@Nullable List<String> given) {
        List<UUID> documents = new ArrayList<>();
        List<FieldProblem> errors = new ArrayList<>();
        for (int i = 0; given != null && i < given.size(); i++) {
            String id = String.valueOf(given.get(i));
            try {
                documents.add(UUID.fromString(id));
            } catch (IllegalArgumentException e) {
                errors.add(new FieldProblem("documents[" + i + "]", "unknown-document", "没有这份附件，请重新上传"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.refused("documents-invalid", "有附件没有上传成功，请重新上传后提交", errors);
        }
        return List.copyOf(documents);
    }
}
