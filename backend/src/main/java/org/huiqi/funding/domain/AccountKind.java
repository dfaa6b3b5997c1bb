package org.huiqi.funding.domain;

import java.util.Locale;

/** The four accounts of a budget; {@code SOURCE} is where its allotments come from and the only one below zero. */
public enum AccountKind {
    SOURCE,
    AVAILABLE,
    COMMITTED,
    DISBURSED;

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
