package org.huiqi.servicerequest.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What is given when a clock runs out, from the mildest on. */
public enum WarningLevel {
    REMINDER("reminder", "预警"),
    YELLOW_CARD("yellow-card", "黄牌"),
    RED_CARD("red-card", "红牌"),
    LEADER("leader", "上报分管领导"),
    SUPERVISION("supervision", "上报督查室");

    private final String id;
    private final String chineseName;

    WarningLevel(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static Optional<WarningLevel> find(String id) {
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
