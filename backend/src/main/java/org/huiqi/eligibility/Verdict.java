package org.huiqi.eligibility;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The three answers to whether a measure is met. */
public enum Verdict {
    ELIGIBLE("eligible", "符合条件"),
    NOT_ELIGIBLE("not-eligible", "不符合条件"),
    UNDETERMINED("undetermined", "信息不足，暂不能判断");

    private final String id;
    private final String chineseName;

    Verdict(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    @JsonCreator
    public static Verdict of(String id) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown verdict: " + id));
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }
}
