package org.huiqi.enterprise;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What sort of business entity it is. */
public enum EntityKind {
    ENTERPRISE("enterprise", "企业"),
    INDIVIDUAL_BUSINESS("individual-business", "个体工商户");

    private final String id;
    private final String chineseName;

    EntityKind(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    @JsonCreator
    public static EntityKind of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown kind of entity: " + id));
    }

    public static Optional<EntityKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }
}
