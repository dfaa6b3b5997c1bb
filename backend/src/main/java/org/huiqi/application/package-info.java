/**
 * Decides the course of a policy application: intake, completeness, supplement, review, outcome.
 * It leaves the verdict to {@code eligibility}, the grant to {@code award}, the payment to {@code disbursement}.
 * It publishes {@link org.huiqi.application.CaseEvent} for everything that happens to a case.
 */
@NullMarked
package org.huiqi.application;

import org.jspecify.annotations.NullMarked;
