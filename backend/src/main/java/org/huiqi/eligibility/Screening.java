package org.huiqi.eligibility;

import java.util.List;
import org.huiqi.policy.Measure;

/** Many businesses against many measures: verdict and sum as {@link Eligibility#determine} gives them, without the words. */
public interface Screening {

    /** The measures, in exactly these versions, over one common set of facts; all must be computable. */
    Screen over(List<Measure> measures);

    /** The words for what a screen found of a measure of exactly this version. */
    FindingWords words(Measure measure);
}
