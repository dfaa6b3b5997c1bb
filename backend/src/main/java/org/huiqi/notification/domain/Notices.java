package org.huiqi.notification.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What people are told that is about no single case. */
public final class Notices {

    private static final String FILE = "notices.yaml";
    private static final Map<String, Object> WORDS = Wordings.load(FILE);
    private static final int MOST_LISTED = 10;

    private Notices() {}

    public static Message bulletinIssued(String number) {
        return message("bulletin-issued", Map.of("number", number));
    }

    /**
     * Several deadlines that one change of the calendar has moved.
     *
     * @param moved each in a few Chinese words; the first ones are named
     */
    public static Message deadlinesMoved(int year, String notice, List<String> moved, boolean applicant) {
        String list = moved.stream().limit(MOST_LISTED).collect(Collectors.joining("；"))
                + (moved.size() > MOST_LISTED ? "；另有" + (moved.size() - MOST_LISTED) + "个" : "");
        Map<String, String> values = new LinkedHashMap<>();
        values.put("year", String.valueOf(year));
        values.put("notice", notice);
        values.put("count", String.valueOf(moved.size()));
        values.put("list", list);
        return message(applicant ? "deadlines-moved-applicant" : "deadlines-moved-staff", values);
    }

    private static Message message(String key, Map<String, String> values) {
        Map<String, Object> entry = Wordings.map(WORDS.get(key));
        return new Message(
                words(key, entry, Language.CHINESE, values), words(key, entry, Language.ENGLISH, values), false);
    }

    private static Words words(String key, Map<String, Object> entry, Language language, Map<String, String> values) {
        Map<String, Object> sentences = Wordings.map(entry.get(language.id()));
        return new Words(
                filled(Wordings.required(FILE, key, sentences, "title"), values),
                filled(Wordings.required(FILE, key, sentences, "body"), values),
                filled(Wordings.required(FILE, key, sentences, "mail"), values));
    }

    private static String filled(String text, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        // One pass: a number that holds {count} stays as it is.
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            filled.append(text, from, open).append(values.getOrDefault(text.substring(open + 1, close), ""));
            from = close + 1;
        }
        return filled.append(text.substring(from)).toString();
    }
}
