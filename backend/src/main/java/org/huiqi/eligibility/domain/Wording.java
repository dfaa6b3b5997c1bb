package org.huiqi.eligibility.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.huiqi.eligibility.domain.feel.CellTest;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactType;
import org.huiqi.shared.Money;

/** Facts, requirements and sums in Chinese. */
public final class Wording {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal THOUSAND = new BigDecimal(1000);

    private Wording() {}

    /** The label without the unit in brackets and without 是否, as it stands in a sentence. */
    public static String plainLabel(FactDefinition fact) {
        String label = fact.label();
        if (label.endsWith("（元）")) {
            return label.substring(0, label.length() - "（元）".length());
        }
        int bracket = label.indexOf('（');
        return bracket > 0 && label.endsWith("）") && !fact.isMoney() && fact.type() == FactType.NUMBER
                ? label.substring(0, bracket)
                : label;
    }

    /** The value as people read it, such as {@code 1,200,000.00 元}, {@code 80%}, {@code 是}, {@code 主板}. */
    public static String value(FactDefinition fact, Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "是" : "否";
        }
        if (value instanceof BigDecimal number) {
            if (fact.isMoney()) {
                return yuan(number);
            }
            return fact.isRatio() ? ratio(number) : number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining("、"));
        }
        return FactCheck.labelOf(fact, String.valueOf(value));
    }

    /** Such as {@code 不低于80%}, {@code 主板、科创板或创业板}. */
    public static String requirement(FactDefinition fact, CellTest test) {
        if (test instanceof CellTest.Negated negated) {
            return "不是" + requirement(fact, negated.test());
        }
        if (test instanceof CellTest.OneOf oneOf) {
            List<String> texts =
                    oneOf.tests().stream().map(one -> requirement(fact, one)).toList();
            return texts.size() == 1
                    ? texts.get(0)
                    : String.join("、", texts.subList(0, texts.size() - 1)) + "或" + texts.get(texts.size() - 1);
        }
        if (test instanceof CellTest.Bound bound) {
            String constant = constant(fact, bound.constant());
            return switch (bound.operator()) {
                case "<" -> fact.type() == FactType.DATE ? "早于" + constant : "低于" + constant;
                case "<=" -> fact.type() == FactType.DATE ? "不晚于" + constant : "不超过" + constant;
                case ">" -> fact.type() == FactType.DATE ? "晚于" + constant : "大于" + constant;
                case ">=" -> fact.type() == FactType.DATE ? "不早于" + constant : "不低于" + constant;
                default -> constant;
            };
        }
        if (test instanceof CellTest.Interval interval) {
            return constant(fact, interval.from()) + (interval.fromIncluded() ? "（含）" : "（不含）") + "至"
                    + constant(fact, interval.to()) + (interval.toIncluded() ? "（含）" : "（不含）");
        }
        return "不限";
    }

    private static String constant(FactDefinition fact, Object constant) {
        if (constant instanceof BigDecimal number && fact.isMoney()) {
            return brief(number);
        }
        return value(fact, constant);
    }

    /** {@code 300万元}. */
    static String brief(BigDecimal yuan) {
        return Money.rounded(yuan).brief();
    }

    /** {@code 3,000,000.00 元}. */
    static String yuan(BigDecimal amount) {
        StringBuilder text =
                new StringBuilder(amount.setScale(2, RoundingMode.HALF_UP).toPlainString());
        int first = text.charAt(0) == '-' ? 1 : 0;
        for (int at = text.length() - "000.00".length(); at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.append(" 元").toString();
    }

    /** {@code 80%}, below one per cent {@code 2‰}. */
    static String ratio(BigDecimal ratio) {
        if (ratio.signum() != 0 && ratio.abs().multiply(HUNDRED).compareTo(BigDecimal.ONE) < 0) {
            return ratio.multiply(THOUSAND).stripTrailingZeros().toPlainString() + "‰";
        }
        return ratio.multiply(HUNDRED).stripTrailingZeros().toPlainString() + "%";
    }
}
