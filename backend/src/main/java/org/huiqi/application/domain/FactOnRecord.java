package org.huiqi.application.domain;

import java.time.LocalDate;

/** A fact that a register holds of the applicant; it prevails over what was declared. */
public record FactOnRecord(Object value, String source, LocalDate asOf) {}
