package org.huiqi.funding.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiqi.funding.FundingLayer;
import org.huiqi.funding.NewAllotment;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;

/** The body of an allotment to enter; {@link #toAllotment} checks all of it and names every flaw at once. */
record NewBudget(
        @Nullable String jurisdiction,
        @Nullable String layer,
        @Nullable String payer,
        @Nullable Integer year,
        @Nullable BigDecimal amount,
        @Nullable String reference) {

    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    NewAllotment toAllotment(int thisYear, String recordedBy) {
        List<FieldProblem> flaws = new ArrayList<>();
        Optional<Jurisdiction> government = jurisdiction == null ? Optional.empty() : Jurisdiction.find(jurisdiction);
        if (government.isEmpty()) {
            flaws.add(new FieldProblem("jurisdiction", "unknown", "请选择地区"));
        }
        Optional<FundingLayer> level = layer == null ? Optional.empty() : FundingLayer.find(layer);
        if (level.isEmpty()) {
            flaws.add(new FieldProblem("layer", "unknown", "请选择资金层级：中央、省级、市级、县（市、区）级或属地"));
        }
        String treasury = text("payer", payer, 100, "付款单位", flaws);
        String document = text("reference", reference, 200, "指标文号", flaws);
        int budgetYear = year == null ? 0 : year;
        if (Math.abs(budgetYear - thisYear) > 10) {
            flaws.add(new FieldProblem(
                    "year", "out-of-range", "年度应在" + (thisYear - 10) + "年至" + (thisYear + 10) + "年之间"));
        }
        BigDecimal sum = amount == null ? BigDecimal.ZERO : amount;
        if (sum.signum() <= 0) {
            flaws.add(new FieldProblem("amount", "not-positive", "金额应大于0"));
        } else if (sum.compareTo(MOST) > 0) {
            flaws.add(new FieldProblem("amount", "too-large", "金额不能超过1万亿元，请核对单位是否为元"));
        } else if (sum.stripTrailingZeros().scale() > 2) {
            flaws.add(new FieldProblem("amount", "too-many-decimals", "金额以元为单位，最多保留两位小数"));
        }
        if (!flaws.isEmpty()) {
            throw ProblemException.refused("allotment-invalid", "预算指标有" + flaws.size() + "处需要更正", flaws);
        }
        return new NewAllotment(
                government.orElseThrow(),
                level.orElseThrow(),
                treasury,
                budgetYear,
                new Money(sum),
                document,
                recordedBy);
    }

    private static String text(
            String field, @Nullable String value, int longest, String label, List<FieldProblem> flaws) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            flaws.add(new FieldProblem(field, "required", "请填写" + label));
        } else if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            flaws.add(new FieldProblem(field, "invalid", label + "不超过" + longest + "个字，且不能换行"));
        }
        return text;
    }
}
