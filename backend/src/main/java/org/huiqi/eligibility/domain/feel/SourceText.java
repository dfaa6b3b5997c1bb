package org.huiqi.eligibility.domain.feel;

/** A piece of text and where in which file it begins (line and column count from 1). */
public record SourceText(String file, int line, int column, String text) {

    public TableException error(int offset, String message) {
        int at = Math.min(offset, text.length());
        int breaks = 0;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) == '\n') {
                breaks++;
                lineStart = i + 1;
            }
        }
        int errorColumn = breaks == 0 ? column + at : at - lineStart + 1;
        return new TableException(file, line + breaks, errorColumn, message);
    }

    public boolean isBlank() {
        return text.isBlank();
    }
}
