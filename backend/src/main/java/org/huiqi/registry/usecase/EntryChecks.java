package org.huiqi.registry.usecase;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.eligibility.ConditionOutcome;
import org.huiqi.eligibility.Determination;
import org.huiqi.eligibility.Eligibility;
import org.huiqi.eligibility.Granted;
import org.huiqi.eligibility.Verdict;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.Measure;
import org.huiqi.registry.domain.EntryCheck;
import org.huiqi.registry.domain.EntryCheck.FactUsed;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.springframework.stereotype.Component;

/**
 * Whether an entity may enter a registry: by the measure's decision table where there is one, with what the register knows
 * before what was typed; else by the criteria of the text, each of them confirmed by the official.
 */
@Component
class EntryChecks {

    private final Eligibility eligibility;
    private final BusinessEntities entities;
    private final Clock clock;

    EntryChecks(Eligibility eligibility, BusinessEntities entities, Clock clock) {
        this.eligibility = eligibility;
        this.entities = entities;
        this.clock = clock;
    }

    /** What the text wants of a member, a line each; never empty. */
    static List<String> criteria(Measure measure) {
        if (measure.details().get("criteria") instanceof List<?> stated && !stated.isEmpty()) {
            return stated.stream().map(String::valueOf).toList();
        }
        return List.of("符合原文“" + measure.quote() + "”");
    }

    EntryCheck byTable(Measure measure, BusinessEntity entity, Map<String, Object> given) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> facts = new LinkedHashMap<>(eligibility.validFacts(measure, given, "facts."));
        List<RegisterFact> register = entities.factsOf(entity.id(), today);
        Map<String, String> sources = new LinkedHashMap<>();
        for (FactDefinition fact : measure.facts()) {
            register.stream()
                    .filter(known -> fact.fromRegister() && known.name().equals(fact.name()))
                    .findFirst()
                    .ifPresent(known -> {
                        facts.put(fact.name(), known.value());
                        sources.put(fact.name(), known.source() + "，截至" + known.asOf());
                    });
        }
        Determination determination = eligibility.determine(measure, facts, Granted.UNKNOWN, today);
        if (determination.verdict() == Verdict.UNDETERMINED) {
            throw missing(measure, determination);
        }
        if (determination.verdict() == Verdict.NOT_ELIGIBLE) {
            throw unmet(entity, determination);
        }
        return new EntryCheck(
                "table",
                determination.conditions().stream()
                        .filter(condition -> condition.outcome() == ConditionOutcome.Outcome.MET)
                        .map(EntryChecks::inWords)
                        .toList(),
                used(measure, facts, sources),
                determination.result());
    }

    private static List<FactUsed> used(Measure measure, Map<String, Object> facts, Map<String, String> sources) {
        List<FactUsed> used = new ArrayList<>();
        for (FactDefinition fact : measure.facts()) {
            Object value = facts.get(fact.name());
            if (value != null) {
                String source = sources.getOrDefault(fact.name(), "经办人填报");
                used.add(new FactUsed(fact.name(), fact.label(), value, text(fact, value), source));
            }
        }
        return used;
    }

    EntryCheck byCriteria(Measure measure, List<String> confirmed) {
        List<String> criteria = criteria(measure);
        List<FieldProblem> open = criteria.stream()
                .filter(criterion -> !confirmed.contains(criterion))
                .map(criterion -> new FieldProblem("criteria", "not-confirmed", "请核对并勾选：" + criterion))
                .toList();
        if (!open.isEmpty()) {
            throw ProblemException.refused("criteria-not-confirmed", "还有" + open.size() + "条入库条件没有核对", open);
        }
        return new EntryCheck("criteria", criteria, List.of(), Map.of());
    }

    private static ProblemException missing(Measure measure, Determination determination) {
        List<FieldProblem> problems = determination.missingFacts().stream()
                .map(name -> new FieldProblem(
                        "facts." + name,
                        "required",
                        "请填写“" + measure.fact(name).map(FactDefinition::label).orElse(name) + "”，缺少它无法判断能否入库"))
                .toList();
        return ProblemException.refused("facts-missing", "还有" + problems.size() + "项没有填写，请补全后再提交", problems);
    }

    private static ProblemException unmet(BusinessEntity entity, Determination determination) {
        List<FieldProblem> problems = new ArrayList<>();
        determination.conditions().stream()
                .filter(condition -> condition.outcome() == ConditionOutcome.Outcome.UNMET)
                .forEach(condition ->
                        problems.add(new FieldProblem("facts." + condition.fact(), "unmet", inWords(condition))));
        return ProblemException.refused(
                "entry-criteria-not-met",
                "“" + entity.name() + "”不符合入库条件"
                        + (problems.isEmpty()
                                ? ""
                                : "："
                                        + String.join(
                                                "；",
                                                problems.stream()
                                                        .map(FieldProblem::message)
                                                        .toList())),
                problems);
    }

    private static String inWords(ConditionOutcome condition) {
        return condition.label() + "应" + condition.requirementText()
                + (condition.actualText() == null ? "" : "，实际" + condition.actualText());
    }

    private static String text(FactDefinition fact, Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        if (value instanceof Number number) {
            BigDecimal decimal = new BigDecimal(number.toString());
            if (fact.isMoney()) {
                return Money.rounded(decimal).formatted();
            }
            return fact.isRatio()
                    ? decimal.movePointRight(2).stripTrailingZeros().toPlainString() + "%"
                    : decimal.stripTrailingZeros().toPlainString();
        }
        return fact.labelOf(String.valueOf(value)).orElse(String.valueOf(value));
    }
}
