package org.huiqi.award;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Where a public notice stands. */
public enum NoticeState {
    OPEN("open", "公示中"),
    PAUSED("paused", "异议处理中，公示暂停"),
    CLOSED("closed", "公示结束");

    private final String id;
    private final String chineseName;

    NoticeState(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static NoticeState of(String id) {
        return Arrays.stream(values())
                .filter(state -> state.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown notice state: " + id));
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }
}
