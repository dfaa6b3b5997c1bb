package org.huiqi.servicerequest.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.platform.engine.ProcessDiagrams;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.huiqi.servicerequest.usecase.RequestAccess;
import org.huiqi.servicerequest.usecase.StepLimits;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What pages of service requests show besides the request itself: the process diagram, the places that may be chosen. */
@RestController
@RequestMapping("/api/service-requests")
class RequestPageController {

    private final ProcessDiagrams diagrams;
    private final RequestAccess access;
    private final RequestPlans plans;
    private final StepLimits limits;
    private final CurrentActor currentActor;

    RequestPageController(
            ProcessDiagrams diagrams,
            RequestAccess access,
            RequestPlans plans,
            StepLimits limits,
            CurrentActor currentActor) {
        this.diagrams = diagrams;
        this.access = access;
        this.plans = plans;
        this.limits = limits;
        this.currentActor = currentActor;
    }

    record RequestDiagramView(
            String bpmnXml,
            String processId,
            int version,
            List<String> active,
            List<String> done,
            List<RequestDiagramStepView> steps) {}

    record RequestDiagramStepView(String activityId, String label, String state) {}

    @GetMapping("/{caseNumber}/diagram")
    RequestDiagramView diagram(@PathVariable String caseNumber) {
        Actor actor = actor();
        ServiceRequest request = access.visible(caseNumber, actor);
        ProcessDiagrams.Diagram diagram = diagrams.of(request.caseNumber());
        List<RequestDiagramStepView> steps = new ArrayList<>();
        plans.plan()
                .steps()
                .forEach((id, step) -> steps.add(
                        step(diagram, id, actor.isStaff() ? step.label() : step.plainText(limits.text(request, id)))));
        plans.plan()
                .waits()
                .forEach((id, wait) -> steps.add(step(diagram, id, actor.isStaff() ? wait.label() : wait.plain())));
        return new RequestDiagramView(
                diagram.bpmnXml(), diagram.processId(), diagram.version(), diagram.active(), diagram.done(), steps);
    }

    private static RequestDiagramStepView step(ProcessDiagrams.Diagram diagram, String id, String label) {
        String state =
                diagram.active().contains(id) ? "current" : diagram.done().contains(id) ? "done" : "todo";
        return new RequestDiagramStepView(id, label, state);
    }

    /** {@code holders} are the governments there that may have a request: the city or province itself and its counties. */
    record RequestPlaceView(Jurisdiction id, String name, List<String> districts, List<HolderView> holders) {}

    record HolderView(String code, String name) {}

    /** The governments that take requests, with their counties and districts. */
    @GetMapping("/places")
    List<RequestPlaceView> places() {
        actor();
        return Stream.of(Jurisdiction.PINGDINGSHAN, Jurisdiction.JIAOZUO, Jurisdiction.HENAN)
                .map(place -> new RequestPlaceView(
                        place,
                        place.chineseName(),
                        place.districts(),
                        Government.all().stream()
                                .filter(government -> government.jurisdiction() == place)
                                .map(government -> new HolderView(government.code(), government.holderName()))
                                .toList()))
                .toList();
    }

    private Actor actor() {
        return currentActor.find().orElseThrow(() -> ProblemException.unauthorized("not-logged-in", "请先登录"));
    }
}
