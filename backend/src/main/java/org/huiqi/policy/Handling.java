package org.huiqi.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What carries a measure: the case type of that name, or nothing but information. */
public enum Handling {
    LISTING_REWARD("listing-reward", "上市挂牌奖励"),
    RENT_WAIVER("rent-waiver", "房租减免"),
    ENTERPRISE_CONVERSION("enterprise-conversion", "个转企"),
    SERVICE_REQUEST_13710("service-request-13710", "企业诉求办理"),
    AWARD_CLAIM("award-claim", "奖补申领"),
    DEFERRAL("deferral", "缓缴办理"),
    FINANCING("financing", "融资服务"),
    CREDIT_REPAIR("credit-repair", "信用修复"),
    REGISTRY("registry", "名录管理"),
    SUPERVISION("supervision", "督查督办"),
    INFORMATION("information", "政策告知");

    private final String id;
    private final String chineseName;

    Handling(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    @JsonCreator
    public static Handling of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown Handling: " + id));
    }

    public static Optional<Handling> find(String id) {
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
