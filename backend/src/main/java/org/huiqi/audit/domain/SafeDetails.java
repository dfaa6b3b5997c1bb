package org.huiqi.audit.domain;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps free text and personal data out of the record, whatever an event carries: only truth values, numbers, short texts and lists of
 * them stay, and nothing under a key that is known to hold people's words, names or numbers.
 */
final class SafeDetails {

    private static final int LONGEST_TEXT = 120;
    private static final Set<String> LEFT_OUT = Set.of(
            "text",
            "opinion",
            "reason",
            "failurereason",
            "contact",
            "phone",
            "email",
            "address",
            "password",
            "displayname",
            "actorname",
            "enterprisename",
            "filename",
            "accountnumber",
            "accountname",
            "bankname",
            "facts",
            "note");

    private SafeDetails() {}

    static Map<String, Object> of(Map<String, Object> details) {
        Map<String, Object> safe = new TreeMap<>();
        details.forEach((key, value) -> {
            if (LEFT_OUT.contains(key.toLowerCase(Locale.ROOT))) {
                return;
            }
            if (value instanceof Boolean || value instanceof Number) {
                safe.put(key, value);
            } else if (value instanceof Collection<?> list) {
                safe.put(key, list.stream().map(SafeDetails::shortened).toList());
            } else if (!(value instanceof Map)) {
                safe.put(key, shortened(value));
            }
        });
        return safe;
    }

    private static String shortened(Object value) {
        String text = value.toString().replace("\u0000", "");
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
    }
}
