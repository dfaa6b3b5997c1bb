package org.huiqi.eligibility.domain.feel;

/** A decision table is wrong; the message begins with file, line and column. */
public final class TableException extends RuntimeException {

    public TableException(String file, int line, int column, String message) {
        super(file + ":" + line + ":" + column + ": " + message);
    }
}
