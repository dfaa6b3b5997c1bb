package org.huiqi.eligibility.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.huiqi.eligibility.ConditionOutcome;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Determination.CalculationLine;
import org.huiqi.eligibility.Determination.Citation;
import org.huiqi.eligibility.Determination.FundingShare;
import org.huiqi.eligibility.Granted;
import org.huiqi.eligibility.Verdict;
import org.huiqi.eligibility.domain.DecisionTable.Rule;
import org.huiqi.eligibility.domain.feel.FeelNode;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactType;
import org.huiqi.policy.FundingRule;
import org.huiqi.policy.Measure;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** Works out one determination: values into slots, the lines that can decide, sum, caps, shares, and the words for it all. */
public final class Determiner {

    private final MeasureDecision decision;
    private final Measure measure;
    private final DecisionTable table;
    private final Granted granted;
    private final @Nullable Object[] values;
    private final @Nullable Object[] inputs;
    private final Set<Integer> missing = new HashSet<>();
    private final List<CalculationLine> calculation = new ArrayList<>();

    private Determiner(MeasureDecision decision, Map<String, ?> facts, Granted granted) {
        this.decision = decision;
        this.measure = decision.measure();
        this.table = decision.table();
        this.granted = granted;
        this.values = values(facts);
        this.inputs = table.columnValues(values);
    }

    public static Determination determine(
            MeasureDecision decision,
            Map<String, ?> facts,
            Granted granted,
            List<Citation> citations,
            boolean inForce) {
        return new Determiner(decision, facts, granted).determine(citations, inForce);
    }

    private @Nullable Object[] values(Map<String, ?> facts) {
        List<FactDefinition> definitions = measure.facts();
        @Nullable Object[] slots = new Object[definitions.size()];
        for (int i = 0; i < slots.length; i++) {
            FactDefinition fact = definitions.get(i);
            Object known = fromLedger(fact.name());
            Object value = known != null ? known : FactCheck.typed(fact, facts.get(fact.name()));
            slots[i] = fact.type() == FactType.DATE && value != null ? LocalDate.parse((String) value) : value;
        }
        return slots;
    }

    private @Nullable Object fromLedger(String fact) {
        Money money =
                switch (fact) {
                    case MeasureDecision.GRANTED_THIS_YEAR -> granted.thisYear();
                    case MeasureDecision.GRANTED_TO_DATE -> granted.toDate();
                    default -> null;
                };
        if (money != null) {
            return money.yuan();
        }
        return fact.equals(MeasureDecision.RECEIVED_BEFORE) ? granted.thisAwardBefore() : null;
    }

    private Determination determine(List<Citation> citations, boolean inForce) {
        List<Rule> candidates = table.candidates(values);
        Verdict verdict = verdict(candidates);
        List<ConditionOutcome> conditions = new ArrayList<>(new Conditions(decision, values).of(candidates));
        Money amount = null;
        List<FundingShare> funding = List.of();
        Map<String, Object> result = Map.of();
        if (verdict == Verdict.UNDETERMINED) {
            noteDifferences(candidates, decision::isEligible);
        } else if (verdict == Verdict.NOT_ELIGIBLE) {
            result = results(candidates);
            missing.clear();
        } else if (verdict == Verdict.ELIGIBLE) {
            amount = amount(candidates);
            AppliedCaps caps = amount == null ? null : AppliedCaps.of(decision, granted, amount);
            if (caps != null && caps.exhausted() != null) {
                verdict = Verdict.NOT_ELIGIBLE;
                conditions.add(caps.exhausted());
                calculation.clear();
                amount = null;
            } else {
                if (caps != null) {
                    amount = caps.amount();
                    calculation.addAll(caps.lines());
                }
                result = results(candidates);
                funding = funding(candidates, amount);
            }
        }
        return new Determination(
                measure.id(),
                verdict,
                amount,
                measure.ceiling(),
                result,
                funding,
                conditions,
                missingNames(),
                candidates.size() == 1 ? List.of(candidates.get(0).id()) : List.of(),
                citations,
                inForce,
                measure.version(),
                decision.version(),
                List.copyOf(calculation));
    }

    private Verdict verdict(List<Rule> candidates) {
        boolean some = candidates.stream().anyMatch(decision::isEligible);
        if (!some) {
            return Verdict.NOT_ELIGIBLE;
        }
        return candidates.stream().allMatch(decision::isEligible) ? Verdict.ELIGIBLE : Verdict.UNDETERMINED;
    }

    /** Notes the unknown facts that tell apart two lines of which one has the property and the other has not. */
    private void noteDifferences(List<Rule> candidates, Function<Rule, ?> property) {
        for (int column = 0; column < table.columns().size(); column++) {
            if (inputs[column] != null) {
                continue;
            }
            Set<Integer> turning = table.columns().get(column).turningOn(values);
            for (Rule one : candidates) {
                for (Rule other : candidates) {
                    if (!property.apply(one).equals(property.apply(other))
                            && table.tellsApart(column, one, other, inputs)) {
                        missing.addAll(turning);
                    }
                }
            }
        }
    }

    private @Nullable Money amount(List<Rule> candidates) {
        BigDecimal common = null;
        boolean certain = true;
        for (Rule rule : candidates) {
            FeelNode node = decision.amountOf(rule);
            BigDecimal value = (BigDecimal) node.evaluate(values);
            if (value == null) {
                noteUnknown(node);
                certain &= !decision.paysMoney(rule) && candidates.size() == 1;
            } else if (common != null && common.compareTo(value) != 0) {
                certain = false;
            }
            common = common == null ? value : common;
        }
        if (candidates.size() > 1) {
            noteDifferences(candidates, rule -> decision.amountOf(rule));
        }
        if (!certain || common == null) {
            return null;
        }
        Rule rule = candidates.get(0);
        calculation.add(new CalculationLine(rule.description(), null));
        calculation.addAll(Working.of(decision.amountOf(rule), measure.facts(), values));
        return Money.rounded(common.max(BigDecimal.ZERO));
    }

    private void noteUnknown(FeelNode node) {
        Set<Integer> slots = new HashSet<>();
        node.addSlots(slots);
        slots.stream().filter(slot -> values[slot] == null).forEach(missing::add);
    }

    /** The further outputs on which all lines that can still decide agree; where they do not, what tells them apart is missing. */
    private Map<String, Object> results(List<Rule> candidates) {
        Map<String, Object> results = new LinkedHashMap<>();
        for (Measure.ResultDefinition definition : measure.results()) {
            Object common = null;
            boolean certain = true;
            for (Rule rule : candidates) {
                FeelNode node = decision.resultOf(rule, definition.name());
                Object value = node == null ? null : outward(node.evaluate(values), definition.unit());
                if (value == null && node != null) {
                    noteUnknown(node);
                }
                certain &= value != null && (common == null || common.equals(value));
                common = value;
            }
            if (certain && common != null) {
                results.put(definition.name(), common);
            } else if (candidates.size() > 1) {
                noteDifferences(candidates, rule -> Optional.ofNullable(decision.resultOf(rule, definition.name())));
            }
        }
        return results;
    }

    private static @Nullable Object outward(@Nullable Object value, @Nullable String unit) {
        if (value instanceof BigDecimal number) {
            return "CNY".equals(unit) ? Money.rounded(number).yuan() : plain(number);
        }
        return value instanceof LocalDate day ? day.toString() : value;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private List<FundingShare> funding(List<Rule> candidates, @Nullable Money amount) {
        if (candidates.stream().noneMatch(decision::paysMoney)) {
            return List.of();
        }
        for (MeasureDecision.FundingTest test : decision.funding()) {
            boolean met = true;
            boolean unknown = false;
            for (MeasureDecision.FundingTest.Condition condition : test.conditions()) {
                Object value = values[condition.slot()];
                if (value == null) {
                    missing.add(condition.slot());
                    unknown = true;
                } else {
                    met &= condition.test().matches(value);
                }
            }
            if (met && unknown) {
                return List.of();
            }
            if (met) {
                return amount == null ? List.of() : shares(test.rule(), amount);
            }
        }
        return List.of();
    }

    private List<FundingShare> shares(FundingRule rule, Money amount) {
        List<Money> parts = amount.split(
                rule.shares().stream().map(FundingRule.Share::ratio).toList());
        List<FundingShare> shares = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            FundingRule.Share share = rule.shares().get(i);
            String name = share.layer().chineseName();
            shares.add(new FundingShare(share.layer(), name, share.ratio(), parts.get(i)));
            calculation.add(new CalculationLine(
                    name + "承担" + Wording.ratio(share.ratio()) + "："
                            + Wording.yuan(parts.get(i).yuan()),
                    parts.get(i)));
        }
        return shares;
    }

    private List<String> missingNames() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (missing.contains(i)) {
                names.add(measure.facts().get(i).name());
            }
        }
        return names;
    }
}
