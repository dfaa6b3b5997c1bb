package org.huiqi.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The kind of instrument that a measure is. */
public enum MeasureKind {
    AWARD("award", "奖励"),
    MILESTONE_AWARD("milestone-award", "分阶段奖励"),
    SUBSIDY("subsidy", "补助"),
    TAX_RELIEF("tax-relief", "税费减免"),
    FEE_WAIVER("fee-waiver", "费用减免"),
    RENT_WAIVER("rent-waiver", "房租减免"),
    DEFERRAL("deferral", "缓缴"),
    LOAN("loan", "信贷支持"),
    GUARANTEE("guarantee", "担保支持"),
    SERVICE("service", "服务"),
    PLATFORM("platform", "平台"),
    REGISTRY("registry", "名录与培育库"),
    TARGET("target", "工作目标"),
    DEADLINE("deadline", "时限要求"),
    DUTY("duty", "执行规则");

    private final String id;
    private final String chineseName;

    MeasureKind(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    @JsonCreator
    public static MeasureKind of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown MeasureKind: " + id));
    }

    public static Optional<MeasureKind> find(String id) {
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
