package org.huiqi.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Which treasury, or whoever else, bears a share. */
public enum FundingLayer {
    CENTRAL("central", "中央财政"),
    PROVINCE("province", "省级财政"),
    CITY("city", "市级财政"),
    DISTRICT("district", "县（市、区）财政"),
    LOCAL("local", "属地财政"),
    EMPLOYER("employer", "用人单位");

    private final String id;
    private final String chineseName;

    FundingLayer(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    @JsonCreator
    public static FundingLayer of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown FundingLayer: " + id));
    }

    public static Optional<FundingLayer> find(String id) {
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
