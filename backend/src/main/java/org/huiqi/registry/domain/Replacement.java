package org.huiqi.registry.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What this system does of what a platform named by a policy does. */
public enum Replacement {
    OURS("ours", "本系统办理"),
    HANDOVER("handover", "转到该平台办理"),
    NONE("none", "本系统不涉及");

    private final String id;
    private final String chineseName;

    Replacement(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static Optional<Replacement> find(String id) {
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
