package org.huiqi.eligibility.usecase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.huiqi.eligibility.domain.DecisionTable;
import org.huiqi.eligibility.domain.feel.FeelNode;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.FactDefinition.FactValue;
import org.huiqi.policy.FactType;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The working parameter above which an award needs a leader's signature: decisions/platform/leader-signature.dmn. */
@Component
class LeaderSignature {

    private static final String FILE = "decisions/platform/leader-signature.dmn";

    private final DecisionTable table;

    LeaderSignature() {
        try {
            String xml = new ClassPathResource("huiqi/" + FILE).getContentAsString(StandardCharsets.UTF_8);
            this.table = DecisionTable.compile("processes/" + FILE, xml, inputs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<FactDefinition> inputs() {
        List<FactValue> jurisdictions = Arrays.stream(Jurisdiction.values())
                .map(jurisdiction -> new FactValue(jurisdiction.id(), jurisdiction.chineseName()))
                .toList();
        return List.of(
                input("jurisdiction", FactType.ENUM, null, "辖区", jurisdictions),
                input("awardedAmount", FactType.NUMBER, "CNY", "核定金额（元）", List.of()));
    }

    private static FactDefinition input(
            String name, FactType type, @Nullable String unit, String label, List<FactValue> values) {
        return new FactDefinition(
                name, type, unit, label, null, values, true, null, "application", "审核人", false, false, null, null);
    }

    boolean isNeeded(Money awardedAmount, Jurisdiction jurisdiction) {
        @Nullable Object[] values = {jurisdiction.id(), awardedAmount.yuan()};
        List<DecisionTable.Rule> lines = table.candidates(values);
        int output = table.outputNames().indexOf("signatureRequired");
        if (lines.size() != 1 || output < 0) {
            throw new IllegalStateException("No single line of leader-signature for " + jurisdiction.id());
        }
        FeelNode node = lines.get(0).outputs().get(output);
        return Boolean.TRUE.equals(node.evaluate(values));
    }
}
