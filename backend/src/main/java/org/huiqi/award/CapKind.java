package org.huiqi.award;

import com.fasterxml.jackson.annotation.JsonValue;

/** Over what a cap adds up. */
public enum CapKind {
    ANNUAL("annual", "年度累计上限"),
    APPLICANT("applicant", "单个企业累计上限"),
    PROGRAMME("programme", "项目总额上限");

    private final String id;
    private final String chineseName;

    CapKind(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }
}
