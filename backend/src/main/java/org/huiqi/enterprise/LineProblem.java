package org.huiqi.enterprise;

/** What is wrong with a line of an import: the column's heading, empty for the line as a whole, and a Chinese sentence. */
public record LineProblem(String column, String message) {}
