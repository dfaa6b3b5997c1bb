package org.huiqi.enterprise;

import java.util.List;

/** A line of an import with what became of it; {@code changes} counts the facts and entries that it changed. */
public record ImportedLine(
        int line, String uscc, String name, LineOutcome outcome, int changes, List<LineProblem> problems) {}
