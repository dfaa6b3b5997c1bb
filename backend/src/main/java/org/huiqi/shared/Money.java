package org.huiqi.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An amount of yuan (CNY) to the fen: always two decimals, never rounded silently on the way in. */
public record Money(BigDecimal yuan) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    private static final BigDecimal TEN_THOUSAND = new BigDecimal(10_000);

    /** Refuses more than two decimals: rounding is a decision of the rule that computes, see {@link #rounded}. */
    public Money {
        yuan = yuan.setScale(2, RoundingMode.UNNECESSARY);
    }

    @JsonCreator
    public static Money of(BigDecimal yuan) {
        return new Money(yuan);
    }

    public static Money of(long yuan) {
        return new Money(BigDecimal.valueOf(yuan));
    }

    public static Money of(String yuan) {
        return new Money(new BigDecimal(yuan));
    }

    /** The amount to the fen, half a fen going up (四舍五入). */
    public static Money rounded(BigDecimal yuan) {
        return new Money(yuan.setScale(2, RoundingMode.HALF_UP));
    }

    @JsonValue
    public BigDecimal toJson() {
        return yuan;
    }

    public Money plus(Money other) {
        return new Money(yuan.add(other.yuan));
    }

    public Money minus(Money other) {
        return new Money(yuan.subtract(other.yuan));
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isPositive() {
        return yuan.signum() > 0;
    }

    public boolean isNegative() {
        return yuan.signum() < 0;
    }

    public boolean isZero() {
        return yuan.signum() == 0;
    }

    /**
     * Splits by ratios that sum to 1 so that the parts add up to this amount to the fen: each part is rounded down, and the
     * fen left over go to the parts with the largest remainders, the earlier part first.
     */
    public List<Money> split(List<BigDecimal> ratios) {
        if (ratios.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("Shares must sum to 1: " + ratios);
        }
        List<BigDecimal> parts = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        BigDecimal given = BigDecimal.ZERO;
        for (BigDecimal ratio : ratios) {
            BigDecimal exact = yuan.multiply(ratio);
            BigDecimal part = exact.setScale(2, RoundingMode.DOWN);
            parts.add(part);
            remainders.add(exact.subtract(part));
            given = given.add(part);
        }
        BigDecimal fen = new BigDecimal("0.01");
        for (BigDecimal left = yuan.subtract(given); left.signum() > 0; left = left.subtract(fen)) {
            int largest = 0;
            for (int i = 1; i < remainders.size(); i++) {
                if (remainders.get(i).compareTo(remainders.get(largest)) > 0) {
                    largest = i;
                }
            }
            parts.set(largest, parts.get(largest).add(fen));
            remainders.set(largest, BigDecimal.ONE.negate());
        }
        return parts.stream().map(Money::new).toList();
    }

    /** As decisions and letters print it: {@code ¥3,000,000.00}. */
    public String formatted() {
        return "¥" + new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(yuan);
    }

    /** As lists print it: {@code 300万元}, or plain yuan below ten thousand. */
    public String brief() {
        if (yuan.abs().compareTo(TEN_THOUSAND) >= 0) {
            return yuan.divide(TEN_THOUSAND).stripTrailingZeros().toPlainString() + "万元";
        }
        return yuan.stripTrailingZeros().toPlainString() + "元";
    }

    @Override
    public int compareTo(Money other) {
        return yuan.compareTo(other.yuan);
    }

    @Override
    public String toString() {
        return yuan.toPlainString();
    }
}
