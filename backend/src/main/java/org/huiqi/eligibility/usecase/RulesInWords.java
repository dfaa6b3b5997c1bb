package org.huiqi.eligibility.usecase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.eligibility.domain.DecisionTable;
import org.huiqi.eligibility.domain.DecisionTable.Cell;
import org.huiqi.eligibility.domain.DecisionTable.Column;
import org.huiqi.eligibility.domain.MeasureDecision;
import org.huiqi.eligibility.domain.Wording;
import org.huiqi.eligibility.domain.Working;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureRules;
import org.huiqi.policy.Stages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lines of a table as people read them. */
@Component
class RulesInWords implements MeasureRules {

    private final CompiledDecisions decisions;

    RulesInWords(CompiledDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public List<RuleText> rulesOf(Measure measure) {
        if (!measure.isComputable()) {
            return List.of();
        }
        MeasureDecision decision = decisions.of(measure);
        return decision.table().rules().stream()
                .map(rule -> new RuleText(
                        rule.id(),
                        conditions(decision.table(), rule),
                        decision.isEligible(rule),
                        amount(decision, rule)))
                .toList();
    }

    private static List<ConditionText> conditions(DecisionTable table, DecisionTable.Rule rule) {
        List<ConditionText> conditions = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Cell cell = rule.cells().get(i);
            Column column = table.columns().get(i);
            if (!cell.isAny()) {
                conditions.add(new ConditionText(
                        column.fact().name(),
                        cell.text(),
                        Wording.plainLabel(column.fact()) + "：" + Wording.requirement(column.fact(), cell.test())));
            }
        }
        return conditions;
    }

    private static @Nullable String amount(MeasureDecision decision, DecisionTable.Rule rule) {
        if (!decision.paysMoney(rule)) {
            return null;
        }
        String words =
                Working.inWords(decision.amountOf(rule), decision.measure().facts());
        return decision.measure().ceiling() ? "不超过" + words : words;
    }

    @Override
    public Map<String, String> stageAmountsOf(Measure measure) {
        Stages stages = measure.stages();
        if (stages == null || !measure.isComputable()) {
            return Map.of();
        }
        MeasureDecision decision = decisions.of(measure);
        List<Column> columns = decision.table().columns();
        Map<String, String> amounts = new LinkedHashMap<>();
        for (Stages.Stage stage : stages.stages()) {
            for (DecisionTable.Rule rule : decision.table().rules()) {
                for (int i = 0; i < columns.size(); i++) {
                    boolean asks = columns.get(i).fact().name().equals(stages.fact())
                            && rule.cells().get(i).test().matches(stage.value());
                    String amount = asks ? amount(decision, rule) : null;
                    if (amount != null) {
                        amounts.putIfAbsent(stage.value(), amount);
                    }
                }
            }
        }
        return amounts;
    }
}
