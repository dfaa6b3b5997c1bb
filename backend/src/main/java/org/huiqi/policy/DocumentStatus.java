package org.huiqi.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How far a policy document has come. */
public enum DocumentStatus {
    ISSUED("issued", "已印发"),
    DRAFT_FOR_COMMENTS("draft-for-comments", "征求意见稿"),
    DRAFT_FOR_DISCUSSION("draft-for-discussion", "讨论稿");

    private final String id;
    private final String chineseName;

    DocumentStatus(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    @JsonCreator
    public static DocumentStatus of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown DocumentStatus: " + id));
    }

    public static Optional<DocumentStatus> find(String id) {
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
