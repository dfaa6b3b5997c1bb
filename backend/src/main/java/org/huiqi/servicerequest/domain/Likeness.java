package org.huiqi.servicerequest.domain;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How alike two matters are, from 0 to 1: Dice's coefficient over pairs of neighbouring characters, which needs no word boundaries.
 * Signs and blanks do not count; the same category lifts what is already alike.
 */
public final class Likeness {

    /** From here on two matters are shown as possibly the same. */
    public static final double WORTH_SHOWING = 0.35;

    private static final double TITLE_WEIGHT = 0.4;
    private static final double CATEGORY_LIFT = 0.15;

    private Likeness() {}

    /** What is compared; {@code category} is an id, or empty where it is not known yet. */
    public record Content(String title, String text, String category) {}

    public static double of(Content one, Content other) {
        Set<String> texts = pairs(one.text());
        Set<String> otherTexts = pairs(other.text());
        double titles = dice(pairs(one.title()), pairs(other.title()));
        double alike = texts.isEmpty() || otherTexts.isEmpty()
                ? titles
                : TITLE_WEIGHT * titles + (1 - TITLE_WEIGHT) * dice(texts, otherTexts);
        return !one.category().isEmpty() && one.category().equals(other.category())
                ? alike + (1 - alike) * CATEGORY_LIFT
                : alike;
    }

    private static double dice(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return 2.0 * common.size() / (one.size() + other.size());
    }

    private static Set<String> pairs(String text) {
        int[] characters = text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .toArray();
        if (characters.length == 1) {
            return Set.of(Character.toString(characters[0]));
        }
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add(new String(characters, i, 2));
        }
        return pairs;
    }
}
