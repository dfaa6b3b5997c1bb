package org.huiqi.notification.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The words of one kind of message in both languages, read from {@code notification/*.yaml}. */
final class Wordings {

    private static final Set<String> SENTENCES = Set.of("title", "happened", "next", "by");
    private static final Pattern STEP_ID = Pattern.compile("[a-z][A-Za-z]*_([a-z][A-Za-z0-9]*)");
    private static final Pattern NO_STEP = Pattern.compile("(：|: )?\\{step}");

    private record Sentences(
            String title,
            String happened,
            String next,
            @Nullable String by) {}

    private record Wording(Sentences chinese, Sentences english, boolean urgent) {}

    private final String chineseSubject;
    private final String englishSubject;
    private final Map<String, Wording> wordings;

    private Wordings(String chineseSubject, String englishSubject, Map<String, Wording> wordings) {
        this.chineseSubject = chineseSubject;
        this.englishSubject = englishSubject;
        this.wordings = wordings;
    }

    /** {@code chineseSubject} and {@code englishSubject} are what stands before the case number: 案件编号, Case. */
    static Wordings read(String file, String part, String chineseSubject, String englishSubject) {
        Map<String, Wording> wordings = new LinkedHashMap<>();
        map(load(file).get(part)).forEach((key, value) -> {
            Map<String, Object> entry = map(value);
            wordings.put(
                    key,
                    new Wording(
                            sentences(file, key, entry.get(Language.CHINESE.id())),
                            sentences(file, key, entry.get(Language.ENGLISH.id())),
                            Boolean.TRUE.equals(entry.get("urgent"))));
        });
        return new Wordings(chineseSubject, englishSubject, wordings);
    }

    static Map<String, Object> load(String file) {
        try (InputStream in = Wordings.class.getResourceAsStream("/notification/" + file)) {
            if (in == null) {
                throw new IllegalStateException("No words in " + file);
            }
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an event of that name is told as, or empty where nobody is told. */
    Optional<Message> message(String event, String caseNumber, String text, Map<String, Object> details) {
        return Optional.ofNullable(wordings.get(event))
                .map(wording -> new Message(
                        chinese(wording.chinese(), caseNumber, text, details),
                        english(wording.english(), caseNumber, details),
                        wording.urgent()));
    }

    private Words chinese(Sentences sentences, String caseNumber, String text, Map<String, Object> details) {
        String said = text.strip();
        String stop = said.isEmpty() || "。！？；".indexOf(said.charAt(said.length() - 1)) >= 0 ? "" : "。";
        String next = sentences.next() + by(sentences, details, Language.CHINESE, "");
        return new Words(
                withStep(sentences.title(), details.get("stepName")),
                chineseSubject + caseNumber + "：" + said + stop + next,
                sentences.happened() + next);
    }

    /** The timeline speaks Chinese; who reads English is told what kind of thing happened and opens the case. */
    private Words english(Sentences sentences, String caseNumber, Map<String, Object> details) {
        String said = sentences.happened() + " " + sentences.next() + by(sentences, details, Language.ENGLISH, " ");
        return new Words(
                withStep(sentences.title(), englishStep(details)),
                englishSubject + " " + caseNumber + ": " + said,
                said);
    }

    private static String by(Sentences sentences, Map<String, Object> details, Language language, String before) {
        String by = sentences.by();
        Optional<Instant> until = moment(details.get("until")).or(() -> moment(details.get("due")));
        return by == null || until.isEmpty() ? "" : before + by.replace("{until}", language.text(until.get()));
    }

    private static Optional<Instant> moment(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        String text = value.toString();
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text)
                                    .atTime(LocalTime.MAX)
                                    .atZone(Zones.SHANGHAI)
                                    .toInstant()
                            : Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String withStep(String title, @Nullable Object step) {
        return step == null ? NO_STEP.matcher(title).replaceAll("") : title.replace("{step}", step.toString());
    }

    /** Ids of steps are English verbs by the rule of the models: {@code userTask_checkCompleteness} is "check completeness". */
    private static @Nullable Object englishStep(Map<String, Object> details) {
        Object id = details.get("step");
        Matcher matcher = STEP_ID.matcher(id == null ? "" : id.toString());
        if (!matcher.matches()) {
            return details.get("stepName");
        }
        StringBuilder words = new StringBuilder();
        for (char letter : matcher.group(1).toCharArray()) {
            words.append(Character.isUpperCase(letter) ? " " + Character.toLowerCase(letter) : letter);
        }
        return words.toString();
    }

    private static Sentences sentences(String file, String key, @Nullable Object value) {
        Map<String, Object> entry = map(value);
        if (!SENTENCES.containsAll(entry.keySet())) {
            throw new IllegalStateException(file + ", " + key + ": unknown " + entry.keySet());
        }
        Object by = entry.get("by");
        return new Sentences(
                required(file, key, entry, "title"),
                required(file, key, entry, "happened"),
                required(file, key, entry, "next"),
                by == null ? null : by.toString());
    }

    static String required(String file, String key, Map<String, Object> entry, String name) {
        Object value = entry.get(name);
        if (value == null) {
            throw new IllegalStateException(file + ", " + key + ": no " + name);
        }
        return value.toString();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
