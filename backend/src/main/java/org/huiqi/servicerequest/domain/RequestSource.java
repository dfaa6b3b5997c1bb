package org.huiqi.servicerequest.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Where a request came from. */
public enum RequestSource {
    PORTAL("portal", "网上提交"),
    HOTLINE("hotline", "热线来电"),
    VISIT("visit", "走访收集");

    private final String id;
    private final String chineseName;

    RequestSource(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static Optional<RequestSource> find(String id) {
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
