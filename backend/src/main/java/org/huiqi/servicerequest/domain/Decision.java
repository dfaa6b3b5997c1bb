package org.huiqi.servicerequest.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What is decided in an approval step. */
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
