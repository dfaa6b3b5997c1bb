package org.huiqi.enterprise;

import java.time.LocalDate;

/**
 * A fact that a government register holds: {@code name} as in the catalogue, {@code value} a text, a boolean, a number
 * ({@link java.math.BigDecimal} when read back) or a list of texts or of numbers, {@code source} the authority in Chinese.
 */
public record RegisterFact(String name, Object value, String source, LocalDate asOf) {}
