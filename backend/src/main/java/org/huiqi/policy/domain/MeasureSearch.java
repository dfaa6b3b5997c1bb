package org.huiqi.policy.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyDocument;
import org.jspecify.annotations.Nullable;

/**
 * Finds measures by what a person types: Chinese words, a document number with or without its brackets, an id. A word is found
 * where it stands as typed, or, from three characters on, where most of its pairs of neighbouring characters do.
 */
public final class MeasureSearch {

    private static final double ENOUGH_PAIRS = 0.6;

    private final Map<String, String> haystacks = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();

    public MeasureSearch(List<Measure> measures, Map<String, PolicyDocument> documents) {
        for (Measure measure : measures) {
            List<String> words = new ArrayList<>(List.of(
                    measure.id(),
                    measure.title(),
                    measure.summary(),
                    measure.quote(),
                    measure.clause(),
                    measure.jurisdiction().chineseName(),
                    measure.kind().chineseName(),
                    measure.handling().chineseName()));
            words.addAll(measure.keywords());
            words.addAll(measure.departments());
            measure.applicants().forEach(applicant -> words.add(applicant.chineseName()));
            addDocument(documents.get(measure.documentId()), words);
            measure.furtherSources().forEach(source -> addDocument(documents.get(source.documentId()), words));
            haystacks.put(measure.id(), normal(String.join(" ", words)));
            titles.put(measure.id(), normal(measure.title() + " " + String.join(" ", measure.keywords())));
        }
    }

    private static void addDocument(@Nullable PolicyDocument document, List<String> words) {
        if (document != null) {
            words.add(document.title());
            if (document.number() != null) {
                words.add(document.number());
            }
        }
    }

    /** How well the measure answers the question: 0 is not at all, a hit in title or keywords counts more. */
    public double score(String measureId, String question) {
        String haystack = haystacks.getOrDefault(measureId, "");
        String title = titles.getOrDefault(measureId, "");
        double score = 0;
        for (String typed : question.strip().split("\\s+")) {
            String word = normal(typed);
            double found = found(haystack, word);
            if (word.isEmpty() || found == 0) {
                return 0;
            }
            score += found + found(title, word);
        }
        return score;
    }

    private static double found(String haystack, String word) {
        if (haystack.contains(word)) {
            return 2;
        }
        if (word.length() < 3) {
            return 0;
        }
        int pairs = 0;
        for (int i = 0; i + 2 <= word.length(); i++) {
            pairs += haystack.contains(word.substring(i, i + 2)) ? 1 : 0;
        }
        double share = (double) pairs / (word.length() - 1);
        return share >= ENOUGH_PAIRS ? share : 0;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\[\\]()〔〕【】《》“”\"'，。、；：,.;:]", "");
    }
}
