package org.huiqi.servicerequest.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How the dispatching office grades a close-out (销号). */
public enum CloseOutGrade {
    EXCELLENT("excellent", "优秀"),
    GOOD("good", "良好"),
    QUALIFIED("qualified", "合格"),
    UNQUALIFIED("unqualified", "不合格");

    private final String id;
    private final String chineseName;

    CloseOutGrade(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static Optional<CloseOutGrade> find(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }
}
