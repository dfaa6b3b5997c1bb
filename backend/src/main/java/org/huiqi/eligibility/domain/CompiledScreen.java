package org.huiqi.eligibility.domain;

import java.util.Arrays;
import java.util.List;
import org.huiqi.eligibility.Screen;
import org.huiqi.eligibility.Verdict;
import org.huiqi.policy.Measure;
import org.jspecify.annotations.Nullable;

/** Measures over one array of facts. */
public final class CompiledScreen implements Screen {

    private final FactSlots slots;
    private final ScreenedMeasure[] screened;
    private final List<Measure> measures;

    public CompiledScreen(List<MeasureDecision> decisions) {
        this.slots = new FactSlots(decisions);
        this.screened = decisions.stream()
                .map(decision -> new ScreenedMeasure(decision, slots))
                .toArray(ScreenedMeasure[]::new);
        this.measures = decisions.stream().map(MeasureDecision::measure).toList();
    }

    @Override
    public List<Measure> measures() {
        return measures;
    }

    @Override
    public Sheet sheet() {
        return new FilledSheet();
    }

    private final class FilledSheet implements Sheet {

        private final @Nullable Object[] values = new Object[slots.size()];
        private final int[] classes = new int[slots.size()];
        private final ScreenedMeasure.Finding finding = new ScreenedMeasure.Finding(
                Arrays.stream(screened).mapToInt(ScreenedMeasure::facts).max().orElse(0),
                Arrays.stream(screened).mapToInt(ScreenedMeasure::columns).max().orElse(0));

        @Override
        public void clear() {
            Arrays.fill(values, null);
            Arrays.fill(classes, FactSlots.UNKNOWN);
        }

        @Override
        public void put(String fact, Object raw) {
            int slot = slots.slotOf(fact);
            Object value = slot < 0 ? null : slots.typed(slot, raw);
            if (value != null) {
                values[slot] = value;
                classes[slot] = slots.classOf(slot, value);
            }
        }

        @Override
        public void screen(int[] numbers, Findings findings) {
            for (int number : numbers) {
                screened[number].screen(values, classes, finding);
                if (finding.verdict == Verdict.NOT_ELIGIBLE) {
                    findings.excluded(number, finding.against);
                } else {
                    findings.open(
                            number,
                            finding.verdict,
                            finding.amount,
                            finding.line,
                            finding.unknownColumns,
                            finding.someMet);
                }
            }
        }
    }
}
