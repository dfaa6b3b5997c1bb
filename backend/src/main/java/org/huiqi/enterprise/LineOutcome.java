package org.huiqi.enterprise;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What became of a line of an import. */
public enum LineOutcome {
    REJECTED("rejected", "未导入"),
    REGISTERED("registered", "新登记"),
    UPDATED("updated", "已更新"),
    UNCHANGED("unchanged", "无变化");

    private final String id;
    private final String chineseName;

    LineOutcome(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static Optional<LineOutcome> find(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }
}
