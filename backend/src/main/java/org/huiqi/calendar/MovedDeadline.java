package org.huiqi.calendar;

import java.time.Instant;

/**
 * An open deadline that ends at another time under a changed calendar.
 *
 * @param caseNumber of the case whose deadline it is
 * @param kind what kind of case or deadline, such as {@code service-request}; {@code kindName} is its Chinese name
 * @param step the id of the step or wait in the process
 * @param name the deadline's name in Chinese
 */
public record MovedDeadline(
        String caseNumber, String kind, String kindName, String step, String name, Instant oldDue, Instant newDue) {}
