package org.huiqi.registry.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.registry.domain.Figure;
import org.huiqi.registry.domain.TargetLine;
import org.huiqi.registry.usecase.Targets;
import org.huiqi.shared.Idempotent;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Targets and how far they have come, for staff; figures are recorded by the supervision offices. */
@RestController
@RequestMapping("/api/targets")
class TargetController {

    private final Targets targets;
    private final PolicyLibrary policies;
    private final StaffDirectory staff;
    private final CurrentActor currentActor;

    TargetController(Targets targets, PolicyLibrary policies, StaffDirectory staff, CurrentActor currentActor) {
        this.targets = targets;
        this.policies = policies;
        this.staff = staff;
        this.currentActor = currentActor;
    }

    record FigureView(
            String indicator,
            String place,
            String period,
            BigDecimal value,
            String text,
            String note,
            String recordedByName,
            Instant recordedAt) {}

    /**
     * @param progress the figure as a share of the target; null where that says nothing
     * @param state {@code met}, {@code short}, {@code recorded} (nothing to compare with) or {@code none}
     */
    record TargetView(
            String id,
            String policyId,
            String policyTitle,
            Jurisdiction jurisdiction,
            String jurisdictionName,
            String document,
            String clause,
            String indicator,
            String place,
            String op,
            @Nullable BigDecimal target,
            String unit,
            String unitName,
            String targetText,
            @Nullable String by,
            @Nullable String note,
            @Nullable FigureView figure,
            boolean summed,
            @Nullable BigDecimal progress,
            String state,
            String stateName,
            List<String> places,
            boolean mayRecord) {}

    record NewFigure(
            @Nullable String indicator,
            @Nullable String district,
            @Nullable String period,
            @Nullable BigDecimal value,
            @Nullable String note) {}

    @GetMapping
    ResponseEntity<List<TargetView>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String policyId) {
        Actor reader = currentActor.requireStaff();
        String word = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
        List<TargetView> found = targets.all().stream()
                .map(progress -> view(progress, reader))
                .filter(view -> blank(jurisdiction) || view.jurisdiction().id().equals(jurisdiction))
                .filter(view -> blank(place) || view.place().equals(place))
                .filter(view -> blank(state) || view.state().equals(state))
                .filter(view -> blank(policyId) || view.policyId().equals(policyId))
                .filter(view -> word.isEmpty()
                        || (view.policyTitle() + view.indicator() + view.place())
                                .toLowerCase(Locale.ROOT)
                                .contains(word))
                .toList();
        return Pages.of(found, page, perPage);
    }

    /** Everything that was recorded for the measure, newest first. */
    @GetMapping("/{policyId}/figures")
    List<FigureView> figures(@PathVariable String policyId) {
        currentActor.requireStaff();
        Measure measure = targets.get(policyId);
        return targets.history(policyId).stream()
                .map(figure -> view(figure, lineOf(measure, figure.indicator())))
                .toList();
    }

    @PostMapping("/{policyId}/figures")
    @Idempotent
    ResponseEntity<FigureView> record(@PathVariable String policyId, @RequestBody NewFigure body) {
        Actor supervisor = currentActor.requireRole("supervisor");
        Figure figure = targets.record(
                policyId,
                new Targets.NewFigure(body.indicator(), body.district(), body.period(), body.value(), body.note()),
                supervisor);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(view(figure, lineOf(targets.get(policyId), figure.indicator())));
    }

    private TargetView view(Targets.Progress progress, Actor reader) {
        Measure measure = progress.measure();
        TargetLine line = progress.line();
        Figure figure = progress.figure();
        Boolean met = figure == null ? null : line.metBy(figure.value());
        String state = figure == null ? "none" : met == null ? "recorded" : met ? "met" : "short";
        return new TargetView(
                measure.id() + "/" + line.indicator() + "/" + line.place(),
                measure.id(),
                measure.title(),
                measure.jurisdiction(),
                measure.jurisdiction().chineseName(),
                RegistryController.nameOf(policies.documentOf(measure)),
                measure.clause(),
                line.indicator(),
                line.place(),
                line.op(),
                line.value(),
                line.unit(),
                line.unitName(),
                line.targetText(),
                line.by(),
                line.note(),
                figure == null ? null : view(figure, line),
                progress.summed(),
                figure == null ? null : line.progress(figure.value()),
                state,
                stateName(state),
                targets.places(measure),
                targets.mayRecord(measure, reader));
    }

    private static String stateName(String state) {
        return switch (state) {
            case "met" -> "已达到";
            case "short" -> "未达到";
            case "recorded" -> "已登记";
            default -> "尚未登记";
        };
    }

    private FigureView view(Figure figure, TargetLine line) {
        return new FigureView(
                figure.indicator(),
                figure.place(),
                figure.period(),
                figure.value().stripTrailingZeros(),
                line.format(figure.value()),
                figure.note(),
                staff.displayName(figure.recordedBy()),
                figure.recordedAt());
    }

    private static TargetLine lineOf(Measure measure, String indicator) {
        List<TargetLine> lines = TargetLine.of(measure);
        return lines.stream()
                .filter(line -> line.indicator().equals(indicator))
                .findFirst()
                .orElse(lines.get(0));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
