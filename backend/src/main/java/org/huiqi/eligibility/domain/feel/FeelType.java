package org.huiqi.eligibility.domain.feel;

/** The types that values in a table have; {@code NOTHING} is the literal null, which fits everywhere. */
public enum FeelType {
    NUMBER,
    TEXT,
    BOOLEAN,
    DATE,
    LIST,
    NOTHING;

    boolean fits(FeelType other) {
        return this == other || this == NOTHING || other == NOTHING;
    }
}
