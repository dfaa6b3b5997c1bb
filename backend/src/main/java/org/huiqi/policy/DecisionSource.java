package org.huiqi.policy;

/**
 * The decision table of a measure as text.
 *
 * @param id the decision's id, which is the measure's
 * @param version counts the changes of this table alone
 * @param file where it stands, for messages
 */
public record DecisionSource(String id, int version, String file, String xml) {}
