package org.huiqi.policy.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.huiqi.policy.ApplicantType;
import org.huiqi.policy.Caps;
import org.huiqi.policy.Cumulation;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactDefinition.FactValue;
import org.huiqi.policy.FactType;
import org.huiqi.policy.FundingLayer;
import org.huiqi.policy.FundingRule;
import org.huiqi.policy.Handling;
import org.huiqi.policy.Measure;
import org.huiqi.policy.Measure.ResultDefinition;
import org.huiqi.policy.MeasureKind;
import org.huiqi.policy.MeasureTimeLimit;
import org.huiqi.policy.Repeat;
import org.huiqi.policy.RequiredDocument;
import org.huiqi.policy.SourceReference;
import org.huiqi.policy.Stages;
import org.huiqi.shared.DateRange;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** Reads one measure of the policy pack and refuses what is not exactly as the pack's README says. */
public final class MeasureReader {

    private static final List<String> UNITS = List.of("minute", "hour", "day", "working-day", "month", "year");
    private static final List<String> RECURRING = List.of("weekly", "monthly", "quarterly", "yearly");
    private static final Pattern DUE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}|--\\d{2}-\\d{2}|---\\d{2})");
    private static final List<String> DETAILS = List.of(
            "targets",
            "criteria",
            "table",
            "definitions",
            "duration",
            "thresholds",
            "fundingNote",
            "useRule",
            "appliesTo");

    private final FactVocabulary vocabulary;
    private final Set<String> documents;

    public MeasureReader(FactVocabulary vocabulary, Set<String> documents) {
        this.vocabulary = vocabulary;
        this.documents = Set.copyOf(documents);
    }

    public Measure read(PackNode node, int version, @Nullable Integer decisionVersion) {
        node.only(
                "id",
                "title",
                "summary",
                "jurisdiction",
                "kind",
                "handling",
                "payment",
                "applicants",
                "departments",
                "keywords",
                "source",
                "furtherSources",
                "period",
                "facts",
                "results",
                "cap",
                "caps",
                "ceiling",
                "funding",
                "fundingWhenSilent",
                "stages",
                "repeat",
                "sharedCapWith",
                "stacking",
                "remarks",
                "requiredDocuments",
                "cumulation",
                "timeLimit",
                "targets",
                "criteria",
                "table",
                "definitions",
                "duration",
                "thresholds",
                "fundingNote",
                "useRule",
                "appliesTo");
        Jurisdiction jurisdiction = node.get("jurisdiction").one(Jurisdiction::find, "jurisdiction");
        PackNode source = node.get("source").only("document", "clause", "quote");
        PackNode period = node.get("period").only("from", "to", "applyBy");
        List<FactDefinition> facts = facts(node.get("facts"), jurisdiction);
        PackNode required = node.get("requiredDocuments").only("basis", "documents");
        return new Measure(
                node.get("id").text(),
                version,
                decisionVersion,
                node.get("title").text(),
                node.get("summary").text(),
                jurisdiction,
                node.get("kind").one(MeasureKind::find, "kind of measure"),
                node.get("handling").one(Handling::find, "handling"),
                node.get("applicants").items().stream()
                        .map(item -> item.one(ApplicantType::find, "kind of applicant"))
                        .toList(),
                node.get("departments").texts(),
                document(source.get("document")),
                source.get("clause").text(),
                source.get("quote").text(),
                furtherSources(node.get("furtherSources")),
                period(period),
                period.dateOrNull("applyBy"),
                facts,
                results(node.get("results")),
                caps(node.get("caps")),
                node.textOrNull("cap"),
                node.get("ceiling").flag(),
                node.get("payment").flag(),
                funding(node.get("funding"), facts),
                node.find("fundingWhenSilent").map(MeasureReader::shares).orElse(List.of()),
                node.find("stages").map(stages -> stages(stages, facts)).orElse(null),
                node.get("repeat").one(Repeat::find, "way of repeating"),
                new HashSet<>(node.get("sharedCapWith").texts()),
                node.textOrNull("stacking"),
                node.get("remarks").texts(),
                requiredDocuments(required.get("documents")),
                basis(required.get("basis")),
                node.get("keywords").texts(),
                cumulation(node),
                node.find("timeLimit").map(MeasureReader::timeLimit).orElse(null),
                details(node));
    }

    private static List<Cumulation> cumulation(PackNode measure) {
        List<Cumulation> cumulation = new ArrayList<>();
        for (PackNode item : measure.find("cumulation").map(PackNode::items).orElse(List.of())) {
            item.only("rule", "with", "text");
            cumulation.add(new Cumulation(
                    item.get("rule").one(Cumulation.Rule::find, "rule of cumulation"),
                    item.get("with").texts(),
                    item.get("text").text()));
        }
        return cumulation;
    }

    private static MeasureTimeLimit timeLimit(PackNode node) {
        node.only("length", "unit", "starts", "before", "due", "recurring", "action", "steps");
        List<MeasureTimeLimit.Step> steps = new ArrayList<>();
        for (PackNode step : node.find("steps").map(PackNode::items).orElse(List.of())) {
            step.only("length", "unit", "before", "due", "action");
            steps.add(new MeasureTimeLimit.Step(
                    length(step),
                    unit(step),
                    step.textOrNull("before"),
                    due(step),
                    step.get("action").text()));
        }
        String recurring = node.textOrNull("recurring");
        if (recurring != null && !RECURRING.contains(recurring)) {
            throw node.error("recurring is one of " + RECURRING);
        }
        return new MeasureTimeLimit(
                length(node),
                unit(node),
                node.textOrNull("starts"),
                node.textOrNull("before"),
                due(node),
                recurring,
                node.get("action").text(),
                steps);
    }

    private static @Nullable Integer length(PackNode node) {
        return node.find("length")
                .map(PackNode::number)
                .map(BigDecimal::intValueExact)
                .orElse(null);
    }

    private static @Nullable String unit(PackNode node) {
        String unit = node.textOrNull("unit");
        if (unit != null && !UNITS.contains(unit)) {
            throw node.error("a time limit's unit is one of " + UNITS);
        }
        return unit;
    }

    private static @Nullable String due(PackNode node) {
        String due = node.textOrNull("due");
        if (due != null && !DUE.matcher(due).matches()) {
            throw node.error("due is a date, --MM-DD or ---DD");
        }
        return due;
    }

    private static Map<String, Object> details(PackNode node) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (String key : DETAILS) {
            node.find(key).map(PackNode::plain).ifPresent(value -> details.put(key, value));
        }
        return details;
    }

    private String document(PackNode node) {
        if (!documents.contains(node.text())) {
            throw node.error("document '" + node.text() + "' is not in documents.yaml");
        }
        return node.text();
    }

    private List<SourceReference> furtherSources(PackNode list) {
        return list.items().stream()
                .map(item -> item.only("document", "clause", "note", "quote"))
                .map(item -> new SourceReference(
                        document(item.get("document")),
                        item.get("clause").text(),
                        item.textOrNull("note"),
                        item.textOrNull("quote")))
                .toList();
    }

    private static DateRange period(PackNode node) {
        try {
            return DateRange.closed(node.dateOrNull("from"), node.dateOrNull("to"));
        } catch (IllegalArgumentException e) {
            throw node.error("the period ends before it starts");
        }
    }

    private List<FactDefinition> facts(PackNode list, Jurisdiction jurisdiction) {
        Map<String, FactDefinition> facts = new LinkedHashMap<>();
        for (PackNode item : list.items()) {
            FactDefinition fact = vocabulary.narrowed(item, jurisdiction);
            if (facts.put(fact.name(), fact) != null) {
                throw item.error("fact '" + fact.name() + "' stands twice");
            }
        }
        return List.copyOf(facts.values());
    }

    private static List<ResultDefinition> results(PackNode list) {
        return list.items().stream()
                .map(item -> item.only("name", "type", "unit", "label", "values"))
                .map(item -> new ResultDefinition(
                        item.get("name").text(),
                        item.get("type").one(FactType::find, "type of result"),
                        item.textOrNull("unit"),
                        item.get("label").text(),
                        values(item)))
                .toList();
    }

    private static List<FactValue> values(PackNode result) {
        List<FactValue> values = new ArrayList<>();
        result.find("values").ifPresent(map -> map.entries()
                .forEach((value, label) -> values.add(new FactValue(value, label.text()))));
        return values;
    }

    private static Caps caps(PackNode node) {
        node.only("case", "annual", "applicant", "programme");
        return new Caps(money(node, "case"), money(node, "annual"), money(node, "applicant"), money(node, "programme"));
    }

    private static @Nullable Money money(PackNode node, String key) {
        PackNode value = node.find(key).orElse(null);
        if (value == null) {
            return null;
        }
        if (value.number().signum() <= 0 || value.number().stripTrailingZeros().scale() > 2) {
            throw value.error("a cap is a positive sum in yuan");
        }
        return Money.of(value.number());
    }

    private static List<FundingRule> funding(PackNode list, List<FactDefinition> facts) {
        List<FundingRule> rules = new ArrayList<>();
        for (PackNode item : list.items()) {
            item.only("text", "when", "shares");
            Map<String, String> when = new LinkedHashMap<>();
            item.get("when").entries().forEach((fact, test) -> {
                requireFact(test, fact, facts);
                when.put(fact, test.text());
            });
            rules.add(new FundingRule(when, item.get("text").text(), shares(item.get("shares"))));
        }
        return rules;
    }

    private static List<FundingRule.Share> shares(PackNode node) {
        List<FundingRule.Share> shares = new ArrayList<>();
        node.entries().forEach((layer, ratio) -> {
            if (ratio.number().signum() < 0) {
                throw ratio.error("a share is not negative");
            }
            shares.add(new FundingRule.Share(
                    FundingLayer.find(layer).orElseThrow(() -> ratio.error("'" + layer + "' is not a layer")),
                    ratio.number()));
        });
        BigDecimal sum = shares.stream().map(FundingRule.Share::ratio).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw node.error("the shares sum to " + sum.toPlainString() + " instead of 1");
        }
        return shares;
    }

    private static Stages stages(PackNode node, List<FactDefinition> facts) {
        node.only("fact", "mode", "order");
        FactDefinition fact = requireFact(node, node.get("fact").text(), facts);
        PackNode mode = node.get("mode");
        List<Stages.Stage> stages = new ArrayList<>();
        for (PackNode item : node.get("order").items()) {
            String label = fact.labelOf(item.text())
                    .orElseThrow(() -> item.error("fact '" + fact.name() + "' has no value '" + item.text() + "'"));
            stages.add(new Stages.Stage(item.text(), label));
        }
        return new Stages(
                fact.name(),
                stages,
                switch (mode.text()) {
                    case "sequential" -> Stages.Mode.SEQUENTIAL;
                    case "cumulative" -> Stages.Mode.CUMULATIVE;
                    case "separate" -> Stages.Mode.SEPARATE;
                    default -> throw mode.error("'" + mode.text() + "' is not a mode of stages");
                });
    }

    private static FactDefinition requireFact(PackNode where, String name, List<FactDefinition> facts) {
        return facts.stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow(() -> where.error("fact '" + name + "' is not among the measure's facts"));
    }

    private static List<RequiredDocument> requiredDocuments(PackNode list) {
        List<RequiredDocument> documents = new ArrayList<>();
        Set<String> slots = new HashSet<>();
        for (PackNode item : list.items()) {
            item.only("slot", "title", "help", "required", "template");
            if (!slots.add(item.get("slot").text())) {
                throw item.error("slot '" + item.get("slot").text() + "' stands twice");
            }
            documents.add(new RequiredDocument(
                    item.get("slot").text(),
                    item.get("title").text(),
                    item.get("help").text(),
                    item.get("required").flag(),
                    item.textOrNull("template")));
        }
        return documents;
    }

    private static String basis(PackNode node) {
        String basis = node.text().toLowerCase(Locale.ROOT);
        if (!basis.equals("text") && !basis.equals("product-default")) {
            throw node.error("the basis is 'text' or 'product-default'");
        }
        return basis;
    }
}
