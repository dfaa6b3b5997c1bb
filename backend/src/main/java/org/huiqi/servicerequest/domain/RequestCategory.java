package org.huiqi.servicerequest.domain;

import java.util.Map;
import org.huiqi.calendar.TimeLimit;

/**
 * What a request is about: who usually handles it and limits of its own.
 *
 * @param department the last part of the code of the authority, such as {@code market}
 * @param timeLimits by step, where they differ from the plan's
 */
public record RequestCategory(
        String id, String label, String help, String department, Map<String, TimeLimit> timeLimits) {}
