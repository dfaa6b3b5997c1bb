/**
 * Decides the verdict on a measure for given facts: the decision table's answer with its conditions, sum, shares and citations.
 * It leaves where facts come from to its callers, and caps over earlier awards in force at payment to {@code award}.
 * It publishes no events.
 */
@NullMarked
package org.huiqi.eligibility;

import org.jspecify.annotations.NullMarked;
