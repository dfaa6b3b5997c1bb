package org.huiqi.policy;

import java.util.List;

/**
 * How many measures each further choice would leave. A choice of one kind is counted under the choices of all other kinds, so
 * that it can be changed without being taken back first.
 *
 * @param amounts the value is the least sum in yuan
 * @param periods {@code open}, {@code dated}, {@code endless}
 * @param states {@code current}, {@code expired}
 */
public record MeasureFacets(
        List<Count> kinds,
        List<Count> jurisdictions,
        List<Count> applicants,
        List<Count> handlings,
        List<Count> departments,
        List<Count> documents,
        List<Count> amounts,
        List<Count> periods,
        List<Count> states) {

    /** One value that occurs, its Chinese name, and how many measures have it. */
    public record Count(String value, String label, int count) {}
}
