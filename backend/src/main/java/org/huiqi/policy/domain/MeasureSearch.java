package org.huiqi.policy.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyDocument;
import org.jspecify.annotations.Nullable;

/**
 * Finds measures by what a person types: Chinese words, everyday words for them, a document number with or without its brackets,
 * an id. A word is found where it stands as typed, where a written word for it stands, or, from three characters on, where most
 * of its pairs of neighbouring characters do. A question in a sentence is freed of what does not tell anything first.
 */
public final class MeasureSearch {

    private static final double ENOUGH_PAIRS = 0.6;
    /** A written word for what was typed counts a little less than the word itself. */
    private static final double OTHER_WORD = 0.8;
    /** Two words found apart count less than both in one. */
    private static final double APART = 0.5;

    private static final double IN_TITLE = 5;
    private static final double IN_KEYWORDS = 3;
    private static final double IN_SUMMARY = 2;

    /** A number must be found as it is: 17号 is not 16号. */
    private static final Pattern NUMBERED = Pattern.compile(".*\\d.*");

    private static final Pattern MARKS = Pattern.compile("[\\[\\]()〔〕【】《》“”\"'，。、；：？！,.;:?!·]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern FILLERS =
            Pattern.compile("我们|我想|我要|我能|请问|怎么样|怎么|如何|交不起|缴不起|付不起|能不能|可不可以|可以|有没有|有哪些|哪些|什么|申请|申报|办理|享受|政策|一下|的|吗|呢");

    private final Map<String, Words> words = new HashMap<>();

    /** What is said of a measure, from what names it to what merely mentions it. */
    private record Words(String title, String keywords, String summary, String all) {}

    public MeasureSearch(List<Measure> measures, Map<String, PolicyDocument> documents) {
        for (Measure measure : measures) {
            List<String> all = new ArrayList<>(List.of(
                    measure.id(),
                    measure.title(),
                    measure.summary(),
                    measure.quote(),
                    measure.clause(),
                    measure.jurisdiction().chineseName(),
                    measure.kind().chineseName(),
                    measure.handling().chineseName()));
            all.addAll(measure.keywords());
            all.addAll(measure.departments());
            measure.applicants().forEach(applicant -> all.add(applicant.chineseName()));
            addDocument(documents.get(measure.documentId()), all);
            measure.furtherSources().forEach(source -> addDocument(documents.get(source.documentId()), all));
            words.put(
                    measure.id(),
                    new Words(
                            normal(measure.title()),
                            normal(String.join(" ", measure.keywords())),
                            normal(measure.summary() + " " + measure.quote()),
                            normal(String.join(" ", all))));
        }
    }

    private static void addDocument(@Nullable PolicyDocument document, List<String> words) {
        if (document != null) {
            words.add(document.title());
            if (document.number() != null) {
                words.add(BLANKS.matcher(document.number()).replaceAll(""));
            }
        }
    }

    /** How well the measure answers the question: 0 is not at all, a hit in title or keywords counts most. */
    public double score(String measureId, String question) {
        Words of = words.get(measureId);
        if (of == null) {
            return 0;
        }
        double score = 0;
        for (String typed : BLANKS.split(question.strip())) {
            double best = best(of, withoutFillers(normal(typed)));
            if (best == 0) {
                return 0;
            }
            score += best;
        }
        return score;
    }

    private static double best(Words of, String word) {
        double best = named(of, word);
        for (String everyday : EverydayWords.within(word)) {
            String rest = word.replace(everyday, "");
            double beside = rest.length() == 1 && of.all().contains(rest) ? 1 : found(of.all(), rest);
            if (beside > 0) {
                best = Math.max(best, APART * named(of, everyday));
            }
        }
        return best;
    }

    private static double named(Words of, String word) {
        double best = weighed(of, word);
        for (String written : EverydayWords.writtenFor(word)) {
            String other = normal(written);
            if (of.all().contains(other)) {
                best = Math.max(best, OTHER_WORD * weighed(of, other));
            }
        }
        return best;
    }

    private static double weighed(Words of, String word) {
        double anywhere = found(of.all(), word);
        return anywhere == 0
                ? 0
                : anywhere
                        + IN_TITLE * found(of.title(), word)
                        + IN_KEYWORDS * found(of.keywords(), word)
                        + IN_SUMMARY * found(of.summary(), word);
    }

    private static double found(String text, String word) {
        if (word.isEmpty()) {
            return 0;
        }
        if (text.contains(word)) {
            return 2;
        }
        if (word.length() < 3 || NUMBERED.matcher(word).matches()) {
            return 0;
        }
        int pairs = 0;
        for (int i = 0; i + 2 <= word.length(); i++) {
            pairs += text.contains(word.substring(i, i + 2)) ? 1 : 0;
        }
        double share = (double) pairs / (word.length() - 1);
        return share >= ENOUGH_PAIRS ? share : 0;
    }

    private static String withoutFillers(String typed) {
        String rest = FILLERS.matcher(typed).replaceAll("");
        return rest.length() < 2 ? typed : rest;
    }

    /** The same text whatever width, case and brackets it was written with. */
    public static String normal(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
