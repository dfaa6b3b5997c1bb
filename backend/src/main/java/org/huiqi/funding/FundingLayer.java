package org.huiqi.funding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The level of government that bears a share, under the ids of the catalogue's funding shares. */
public enum FundingLayer {
    CENTRAL("central", "中央"),
    PROVINCE("province", "省级"),
    CITY("city", "市级"),
    DISTRICT("district", "县（市、区）级"),
    LOCAL("local", "属地");

    private final String id;
    private final String chineseName;

    FundingLayer(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static Optional<FundingLayer> find(String id) {
        return Arrays.stream(values()).filter(layer -> layer.id.equals(id)).findFirst();
    }

    /** The layer of that id; an unknown id is a bug of the caller. */
    public static FundingLayer of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown funding layer: " + id));
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }
}
