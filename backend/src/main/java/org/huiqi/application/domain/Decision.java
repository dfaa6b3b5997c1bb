package org.huiqi.application.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What an approver decides. */
public enum Decision {
    APPROVE("approve", "同意"),
    RETURN("return", "退回"),
    REJECT("reject", "不同意");

    private final String id;
    private final String chineseName;

    Decision(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static Optional<Decision> find(String id) {
        return Arrays.stream(values())
                .filter(decision -> decision.id.equals(id))
                .findFirst();
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }
}
