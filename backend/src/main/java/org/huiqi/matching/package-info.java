/**
 * Decides which businesses of the register are candidates for which measures: runs over the whole register, with reasons.
 * It leaves each single verdict to {@code eligibility} and the facts to {@code enterprise}.
 * It publishes no events.
 */
@NullMarked
package org.huiqi.matching;

import org.jspecify.annotations.NullMarked;
