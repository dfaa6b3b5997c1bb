package org.huiqi.policy.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiqi.policy.ApplicantType;
import org.huiqi.policy.Handling;
import org.huiqi.policy.HandlingSteps;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureFilter;
import org.huiqi.policy.MeasureKind;
import org.huiqi.policy.MeasureRules;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.policy.Stages;
import org.huiqi.policy.web.PolicyViews.CapsView;
import org.huiqi.policy.web.PolicyViews.ConfirmationView;
import org.huiqi.policy.web.PolicyViews.DocumentReference;
import org.huiqi.policy.web.PolicyViews.FactView;
import org.huiqi.policy.web.PolicyViews.FundingView;
import org.huiqi.policy.web.PolicyViews.PolicyDetail;
import org.huiqi.policy.web.PolicyViews.PolicyItem;
import org.huiqi.policy.web.PolicyViews.ShareView;
import org.huiqi.policy.web.PolicyViews.SourceView;
import org.huiqi.policy.web.PolicyViews.Standing;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The policies: a list to search and filter, and everything about one. Open to everybody. */
@RestController
@RequestMapping("/api/policies")
class PolicyController {

    private final PolicyLibrary library;
    private final ObjectProvider<MeasureRules> rules;
    private final ObjectProvider<HandlingSteps> steps;
    private final Clock clock;

    PolicyController(
            PolicyLibrary library,
            ObjectProvider<MeasureRules> rules,
            ObjectProvider<HandlingSteps> steps,
            Clock clock) {
        this.library = library;
        this.rules = rules;
        this.steps = steps;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<List<PolicyItem>> list(
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String handling,
            @RequestParam(required = false) @Nullable String applicant,
            @RequestParam(required = false) @Nullable String inForceOn,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String document,
            @RequestParam(required = false) @Nullable Boolean payment,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q) {
        List<FieldProblem> problems = new ArrayList<>();
        MeasureFilter filter = new MeasureFilter(
                one(
                        "jurisdiction",
                        jurisdiction,
                        Jurisdiction::find,
                        ids(Jurisdiction.values(), Jurisdiction::id),
                        problems),
                one("kind", kind, MeasureKind::find, ids(MeasureKind.values(), MeasureKind::id), problems),
                one("handling", handling, Handling::find, ids(Handling.values(), Handling::id), problems),
                one(
                        "applicant",
                        applicant,
                        ApplicantType::find,
                        ids(ApplicantType.values(), ApplicantType::id),
                        problems),
                day(inForceOn, problems),
                blankToNull(department),
                blankToNull(document),
                payment,
                open);
        if (!problems.isEmpty()) {
            throw ProblemException.refused("filter-invalid", "筛选条件有误，请按提示修改", problems);
        }
        return library.list(filter, ListQuery.of(page, perPage, sort, order, q))
                .map(this::item)
                .toResponse();
    }

    private static <T> String ids(T[] values, Function<T, String> id) {
        return Arrays.stream(values).map(id).collect(Collectors.joining("、"));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static <T> @Nullable T one(
            String field,
            @Nullable String value,
            Function<String, Optional<T>> finder,
            String allowed,
            List<FieldProblem> problems) {
        if (value == null || value.isBlank()) {
            return null;
        }
        Optional<T> found = finder.apply(value);
        if (found.isEmpty()) {
            problems.add(new FieldProblem(field, "unknown-value", "没有这个选项，可选：" + allowed));
        }
        return found.orElse(null);
    }

    private static @Nullable LocalDate day(@Nullable String value, List<FieldProblem> problems) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            problems.add(new FieldProblem("inForceOn", "wrong-type", "应为真实存在的日期，例如2022-06-01"));
            return null;
        }
    }

    @GetMapping("/{id}")
    PolicyDetail detail(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
        Measure measure = version == null ? library.get(id) : library.get(id, version);
        PolicyDocument document = library.documentOf(measure);
        MeasureRules words = rules.getIfAvailable();
        Stages stages = measure.stages();
        return new PolicyDetail(
                item(measure),
                library.confirmationOf(document)
                        .map(c -> new ConfirmationView(c.by(), c.at(), c.documentNumber(), c.note()))
                        .orElse(null),
                measure.quote(),
                measure.furtherSources().stream()
                        .map(source -> new SourceView(
                                reference(source.documentId()), source.clause(), source.note(), source.quote()))
                        .toList(),
                measure.facts().stream().map(FactView::of).toList(),
                words == null ? List.of() : words.rulesOf(measure),
                measure.capText(),
                CapsView.of(measure.caps()),
                measure.funding().stream()
                        .map(rule -> new FundingView(
                                rule.text(),
                                rule.shares().stream()
                                        .map(share -> new ShareView(
                                                share.layer(), share.layer().chineseName(), share.ratio()))
                                        .toList()))
                        .toList(),
                measure.stacking(),
                measure.repeat().id(),
                measure.repeat().chineseName(),
                measure.remarks().isEmpty() ? null : String.join("\n", measure.remarks()),
                measure.remarks(),
                stages == null
                        ? null
                        : PolicyViews.stages(stages, words == null ? Map.of() : words.stageAmountsOf(measure)),
                stages == null ? null : stages.fact(),
                measure.requiredDocuments(),
                measure.requiredDocumentsBasis(),
                steps.orderedStream()
                        .filter(candidate -> measure.payment() && candidate.handling() == measure.handling())
                        .findFirst()
                        .map(candidate -> candidate.stepsOf(measure))
                        .orElse(List.of()),
                measure.version(),
                measure.decisionVersion());
    }

    private DocumentReference reference(String documentId) {
        return library.document(documentId)
                .map(document -> new DocumentReference(document.id(), document.title(), document.number()))
                .orElseGet(() -> new DocumentReference(documentId, documentId, null));
    }

    private PolicyItem item(Measure measure) {
        PolicyDocument document = library.documentOf(measure);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.SHANGHAI);
        boolean confirmed = library.isConfirmed(document);
        return PolicyItem.of(
                measure,
                new Standing(
                        document, confirmed, confirmed && measure.isInForceOn(today), library.isOpen(measure, today)));
    }
}
