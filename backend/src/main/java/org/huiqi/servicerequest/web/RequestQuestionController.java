package org.huiqi.servicerequest.web;

import java.util.List;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.servicerequest.usecase.RequestAccess;
import org.huiqi.servicerequest.usecase.RequestQuestions;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Idempotent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the responsible authority asks the enterprise for while its clocks stand still, and what the enterprise answers. */
@RestController
@RequestMapping("/api/service-requests/{caseNumber}")
class RequestQuestionController {

    private final RequestQuestions questions;
    private final RequestAccess access;
    private final RequestViews views;
    private final CurrentActor currentActor;

    RequestQuestionController(
            RequestQuestions questions, RequestAccess access, RequestViews views, CurrentActor currentActor) {
        this.questions = questions;
        this.access = access;
        this.views = views;
        this.currentActor = currentActor;
    }

    /** {@code text} is what the enterprise is to send. */
    record QuestionInput(@Nullable String text) {}

    @PostMapping("/questions")
    @Idempotent
    ResponseEntity<?> ask(@PathVariable String caseNumber, @RequestBody QuestionInput input) {
        Actor official = currentActor.requireStaff();
        questions.ask(number(caseNumber, official), input.text(), official);
        return ResponseEntity.ok(show(caseNumber, official));
    }

    record CallOffInput(@Nullable String reason) {}

    /** Waits no longer. The reason stands in the body, or for clients that send none with DELETE in the address. */
    @DeleteMapping("/questions")
    RequestView callOff(
            @PathVariable String caseNumber,
            @RequestBody(required = false) @Nullable CallOffInput input,
            @RequestParam(required = false) @Nullable String reason) {
        Actor official = currentActor.requireStaff();
        questions.callOff(number(caseNumber, official), input == null ? reason : input.reason(), official);
        return show(caseNumber, official);
    }

    /** {@code documents} are ids of files sent before, as with the request itself. */
    record AnswerInput(@Nullable String text, @Nullable List<String> documents) {}

    @PostMapping("/answers")
    @Idempotent
    ResponseEntity<?> answer(@PathVariable String caseNumber, @RequestBody AnswerInput input) {
        Actor applicant = currentActor.requireApplicant();
        questions.answer(
                number(caseNumber, applicant),
                input.text(),
                ServiceRequestController.documentsOf(input.documents()),
                applicant);
        return ResponseEntity.ok(show(caseNumber, applicant));
    }

    /** The number of a request that the actor may see and do something with. */
    private CaseNumber number(String caseNumber, Actor actor) {
        return access.workable(caseNumber, actor).caseNumber();
    }

    private RequestView show(String caseNumber, Actor actor) {
        return views.view(access.visible(caseNumber, actor), actor);
    }
}
