package org.huiqi.servicerequest.domain;

import java.time.Instant;

/** What the enterprise thought of one round; 5 is the best grade. */
public record GivenRating(int round, int grade, String text, Instant at) {

    private static final String[] NAMES = {"非常不满意", "不满意", "基本满意", "满意", "非常满意"};

    public static String nameOf(int grade) {
        return NAMES[grade - 1];
    }
}
