package org.huiqi.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a measure goes together with others. The relation is symmetric: it holds where one of two measures names the other.
 *
 * @param with ids of the other measures
 * @param text the words of the document, or what this system says where the texts are silent
 */
public record Cumulation(Rule rule, List<String> with, String text) {

    /** What may be had together. */
    public enum Rule {
        /** 从高不重复, 就高不就低: of all of them the highest counts; what was had before is taken off. */
        HIGHEST("highest", "从高不重复"),
        /** The same money written down in two documents: paid once. */
        SAME_AWARD("same-award", "同一笔资金，只发一次"),
        /** The text says that both are paid. */
        INDEPENDENT("independent", "可以同时享受"),
        /** The texts do not say: shown to whoever decides, never added up silently. */
        OPEN("open", "原文未写能否同享");

        private final String id;
        private final String chineseName;

        Rule(String id, String chineseName) {
            this.id = id;
            this.chineseName = chineseName;
        }

        @JsonCreator
        public static Rule of(String id) {
            return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown rule of cumulation: " + id));
        }

        public static Optional<Rule> find(String id) {
            return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
        }

        /** The id used in the policy pack and over HTTP. */
        @JsonValue
        public String id() {
            return id;
        }

        public String chineseName() {
            return chineseName;
        }
    }

    public Cumulation {
        with = List.copyOf(with);
    }
}
