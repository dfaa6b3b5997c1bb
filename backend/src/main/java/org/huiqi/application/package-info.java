/**
 * Decides the way of a policy application: intake, completeness, supplement, review, outcome.
 * It leaves verdicts to eligibility, amounts and caps to award, money to funding and disbursement.
 * It publishes {@link org.huiqi.application.CaseEvent}.
 */
@NullMarked
package org.huiqi.application;

import org.jspecify.annotations.NullMarked;
