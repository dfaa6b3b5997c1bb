package org.huiqi.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The number people quote for a case, also the engine's business key: {@code PDS-SS-20261121-000042}. */
public record CaseNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2,4}-[A-Z]{2}-\\d{8}-\\d{6,}");

    public CaseNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a case number: " + value);
        }
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
