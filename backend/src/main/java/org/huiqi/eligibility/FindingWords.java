package org.huiqi.eligibility;

import java.util.List;

/** Tells in Chinese what a screen found, from the few numbers that were kept of it. */
public interface FindingWords {

    /** The conditions of a line that are met, such as 企业划型：小型或微型. */
    List<String> met(int line, long unknownColumns);

    /** What would still exclude: the unknown conditions of the line, such as 须核实所属行业：工业. */
    List<String> open(int line, long unknownColumns);

    /** The names of the facts that are missing for the line. */
    List<String> missing(int line, long unknownColumns);

    /** The same as labels. */
    List<String> missingLabels(int line, long unknownColumns);

    /** Why a measure excludes at this column, such as 企业划型不符（要求小型或微型）. */
    String against(int column);
}
