package org.huiqi.application.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The status people see; it knows which may follow. */
public enum ApplicationStatus {
    SUBMITTED("submitted", "已提交"),
    SUPPLEMENT_REQUESTED("supplement-requested", "待补正"),
    ACCEPTED("accepted", "已受理"),
    UNDER_REVIEW("under-review", "审核中"),
    PUBLIC_NOTICE("public-notice", "公示中"),
    APPROVED("approved", "已批准"),
    REJECTED("rejected", "未通过"),
    DISBURSING("disbursing", "拨付中"),
    COMPLETED("completed", "已办结"),
    WITHDRAWN("withdrawn", "已撤回"),
    LAPSED("lapsed", "逾期终止");

    private final String id;
    private final String chineseName;

    ApplicationStatus(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static ApplicationStatus of(String id) {
        return Arrays.stream(values())
                .filter(status -> status.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown status: " + id));
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }

    public Set<ApplicationStatus> successors() {
        return switch (this) {
            case SUBMITTED -> EnumSet.of(SUPPLEMENT_REQUESTED, ACCEPTED, REJECTED, WITHDRAWN);
            case SUPPLEMENT_REQUESTED -> EnumSet.of(SUBMITTED, WITHDRAWN, LAPSED);
            case ACCEPTED -> EnumSet.of(UNDER_REVIEW, WITHDRAWN);
            case UNDER_REVIEW -> EnumSet.of(SUPPLEMENT_REQUESTED, PUBLIC_NOTICE, REJECTED, WITHDRAWN);
            case PUBLIC_NOTICE -> EnumSet.of(UNDER_REVIEW, APPROVED, REJECTED, WITHDRAWN);
            case APPROVED -> EnumSet.of(DISBURSING);
            case DISBURSING -> EnumSet.of(COMPLETED);
            case REJECTED, COMPLETED, WITHDRAWN, LAPSED -> EnumSet.noneOf(ApplicationStatus.class);
        };
    }

    /** True once nothing can follow. */
    public boolean isFinal() {
        return successors().isEmpty();
    }

    /** True while the applicant may take the application back. */
    public boolean isWithdrawable() {
        return successors().contains(WITHDRAWN);
    }

    /** True where an award stands behind it. */
    public boolean isAwarded() {
        return this == APPROVED || this == DISBURSING || this == COMPLETED;
    }
}
