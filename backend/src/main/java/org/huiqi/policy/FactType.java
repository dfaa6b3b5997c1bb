package org.huiqi.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The type of a fact's value. */
public enum FactType {
    BOOLEAN("boolean", "是或否"),
    NUMBER("number", "数字"),
    NUMBER_LIST("number-list", "一组数字"),
    STRING("string", "文字"),
    ENUM("enum", "选项"),
    DATE("date", "日期");

    private final String id;
    private final String chineseName;

    FactType(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    @JsonCreator
    public static FactType of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown FactType: " + id));
    }

    public static Optional<FactType> find(String id) {
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
