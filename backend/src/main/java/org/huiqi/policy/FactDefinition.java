package org.huiqi.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fact as one measure asks for it: the vocabulary's meaning, narrowed to the values that this measure knows.
 *
 * @param unit {@code CNY} (yuan), {@code ratio} (10 % is 0.1), {@code month} …; null where the value has none
 * @param values what may be answered; empty where any value of the type may
 * @param required false where the question does not arise for everybody, or the system knows the answer itself
 * @param about whose property it is; facts about {@code application}, {@code project}, {@code loan} … never carry over to another measure
 * @param source who in government normally holds it, in Chinese
 * @param fromRegister true where the register of businesses answers it
 * @param least the smallest number it may be; null where unit and type say it
 * @param most the greatest number it may be; null where unit and type say it
 * @param fromLedger true where earlier awards answer it, so that nobody needs to be asked
 */
public record FactDefinition(
        String name,
        FactType type,
        @Nullable String unit,
        String label,
        @Nullable String help,
        List<FactValue> values,
        boolean required,
        @Nullable String meaning,
        String about,
        String source,
        boolean fromRegister,
        boolean fromLedger,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most) {

    /** One value of an enumerated fact and its label. */
    public record FactValue(String value, String label) {}

    public FactDefinition {
        values = List.copyOf(values);
    }

    public boolean isMoney() {
        return "CNY".equals(unit);
    }

    public boolean isRatio() {
        return "ratio".equals(unit);
    }

    /** True where it is a property of the business, its staff or a person, and so holds for every measure that asks for it. */
    public boolean carriesOver() {
        return about.equals("enterprise") || about.equals("employment") || about.equals("person");
    }

    public Optional<String> labelOf(String value) {
        return values.stream()
                .filter(v -> v.value().equals(value))
                .map(FactValue::label)
                .findFirst();
    }
}
