/**
 * Decides what measures there are: which documents grant them, in which version, for how long, on which facts and by whose money.
 * It leaves whether a business meets a measure to {@code eligibility} and what becomes of an application to {@code application}.
 * It publishes {@link org.huiqi.policy.PolicyDocumentConfirmed}.
 */
@NullMarked
package org.huiqi.policy;

import org.jspecify.annotations.NullMarked;
