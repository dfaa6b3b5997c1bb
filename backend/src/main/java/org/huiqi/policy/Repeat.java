package org.huiqi.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How often one business may get a measure. */
public enum Repeat {
    ONCE("once", "每户一次"),
    PER_STAGE("per-stage", "每个阶段一次"),
    REPEATABLE("repeatable", "可多次申请");

    private final String id;
    private final String chineseName;

    Repeat(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    @JsonCreator
    public static Repeat of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown Repeat: " + id));
    }

    public static Optional<Repeat> find(String id) {
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
