package org.huiqi.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Whom a measure is for. */
public enum ApplicantType {
    ENTERPRISE("enterprise", "企业"),
    INDIVIDUAL_BUSINESS("individual-business", "个体工商户"),
    PERSON("person", "个人"),
    EMPLOYER("employer", "用人单位"),
    BANK("bank", "银行机构"),
    GUARANTOR("guarantor", "担保机构"),
    SERVICE_PLATFORM("service-platform", "服务平台"),
    TRAINING_BODY("training-body", "培训机构"),
    LANDLORD("landlord", "出租方"),
    KINDERGARTEN("kindergarten", "幼儿园"),
    DEPARTMENT("department", "政府部门"),
    LOCAL_GOVERNMENT("local-government", "地方政府");

    private final String id;
    private final String chineseName;

    ApplicantType(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    @JsonCreator
    public static ApplicantType of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown ApplicantType: " + id));
    }

    public static Optional<ApplicantType> find(String id) {
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
