package org.huiqi.eligibility;

import java.time.LocalDate;
import java.util.Map;
import org.huiqi.policy.Measure;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Money;

/** The verdict on one measure for given facts. */
public interface Eligibility {

    /**
     * The facts in the types that rules compute with: Boolean, BigDecimal, String, dates as ISO text, lists of BigDecimal; nulls are
     * left out. Refuses with one 422 {@code facts-invalid} that names every unknown name, wrong type, value out of range.
     *
     * @param raw as JSON parsed them
     * @param fieldPrefix goes before the fact's name in the answer's fields, such as {@code facts.}
     */
    Map<String, Object> validFacts(Measure measure, Map<String, ?> raw, String fieldPrefix);

    /**
     * The verdict of the measure's own version of its decision table.
     *
     * @param facts as {@link #validFacts} gave them, or read back from JSON
     * @param granted what is known of earlier awards: it prevails over facts of that meaning
     * @param on the day asked about, for {@link Determination#inForce()}
     * @throws org.huiqi.shared.ProblemException 422 {@code policy-not-computable} where the measure has no decision table
     */
    Determination determine(Measure measure, Map<String, ?> facts, Granted granted, LocalDate on);

    /** Whether an award of this sum needs a leader's signature (decisions/platform/leader-signature.dmn). */
    boolean needsLeaderSignature(Money awardedAmount, Jurisdiction jurisdiction);
}
