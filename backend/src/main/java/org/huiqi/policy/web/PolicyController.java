package org.huiqi.policy.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiqi.policy.Cumulation;
import org.huiqi.policy.HandlingSteps;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureFacets;
import org.huiqi.policy.MeasureRules;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.policy.Stages;
import org.huiqi.policy.web.PolicyViews.CapsView;
import org.huiqi.policy.web.PolicyViews.ConfirmationView;
import org.huiqi.policy.web.PolicyViews.CumulationView;
import org.huiqi.policy.web.PolicyViews.DocumentReference;
import org.huiqi.policy.web.PolicyViews.FactView;
import org.huiqi.policy.web.PolicyViews.FundingView;
import org.huiqi.policy.web.PolicyViews.PolicyDetail;
import org.huiqi.policy.web.PolicyViews.PolicyItem;
import org.huiqi.policy.web.PolicyViews.PolicyReference;
import org.huiqi.policy.web.PolicyViews.ShareView;
import org.huiqi.policy.web.PolicyViews.SourceView;
import org.huiqi.policy.web.PolicyViews.Standing;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
            @ParameterObject PolicyFilterParameters filter,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q) {
        return library.list(filter.toFilter(), ListQuery.of(page, perPage, sort, order, q))
                .map(this::item)
                .toResponse();
    }

    @GetMapping("/facets")
    MeasureFacets facets(
            @ParameterObject PolicyFilterParameters filter, @RequestParam(required = false) @Nullable String q) {
        return library.facets(filter.toFilter(), q == null || q.isBlank() ? null : q.strip());
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
                measure.results().stream().map(DetailViews::result).toList(),
                TimeLimitView.of(measure.timeLimit()),
                DetailViews.targets(measure),
                DetailViews.texts(measure, "criteria"),
                DetailViews.texts(measure, "definitions"),
                DetailViews.tables(measure),
                DetailViews.textOf(measure, "useRule"),
                DetailViews.textOf(measure, "duration"),
                DetailViews.textOf(measure, "fundingNote"),
                DetailViews.texts(measure, "appliesTo").stream()
                        .map(this::policyReference)
                        .toList(),
                cumulation(measure),
                measure.version(),
                measure.decisionVersion(),
                library.versionsOf(measure.id()));
    }

    private PolicyReference policyReference(String id) {
        return new PolicyReference(id, library.find(id).map(Measure::title).orElse(id));
    }

    /** The relation holds where one of two measures names the other. */
    private List<CumulationView> cumulation(Measure measure) {
        List<CumulationView> views = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Cumulation cumulation : measure.cumulation()) {
            named.addAll(cumulation.with());
            views.add(new CumulationView(
                    cumulation.rule(),
                    cumulation.rule().chineseName(),
                    cumulation.with().stream().map(this::policyReference).toList(),
                    cumulation.text()));
        }
        for (Measure other : library.all()) {
            if (other.id().equals(measure.id()) || named.contains(other.id())) {
                continue;
            }
            other.cumulation().stream()
                    .filter(cumulation -> cumulation.with().contains(measure.id()))
                    .forEach(cumulation -> views.add(new CumulationView(
                            cumulation.rule(),
                            cumulation.rule().chineseName(),
                            List.of(new PolicyReference(other.id(), other.title())),
                            cumulation.text())));
        }
        return views;
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
                        document,
                        confirmed,
                        confirmed && measure.isInForceOn(today),
                        library.isOffered(measure),
                        library.isOpen(measure, today)));
    }
}
