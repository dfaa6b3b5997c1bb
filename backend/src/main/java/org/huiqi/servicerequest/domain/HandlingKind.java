package org.huiqi.servicerequest.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How a request is handled: within days, within a month, or by a plan that a leader approved. */
public enum HandlingKind {
    ORDINARY("ordinary", "一般事项"),
    COMPLEX("complex", "重大复杂事项"),
    PLAN("plan", "按计划办理");

    private final String id;
    private final String chineseName;

    HandlingKind(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static Optional<HandlingKind> find(String id) {
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
