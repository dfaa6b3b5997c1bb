package org.huiqi.servicerequest.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The status people see; it knows which may follow. */
public enum RequestStatus {
    SUBMITTED("submitted", "已提交"),
    DISPATCHED("dispatched", "已交办"),
    IN_PROGRESS("in-progress", "办理中"),
    COMPLEX_IN_PROGRESS("complex-in-progress", "复杂事项办理中"),
    CLOSE_OUT_REQUESTED("close-out-requested", "销号审核中"),
    CLOSED("closed", "已办结"),
    RATED("rated", "已评价"),
    REOPENED("reopened", "重新办理"),
    WITHDRAWN("withdrawn", "已撤回");

    private final String id;
    private final String chineseName;

    RequestStatus(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static Optional<RequestStatus> find(String id) {
        return Arrays.stream(values()).filter(status -> status.id.equals(id)).findFirst();
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }

    public Set<RequestStatus> successors() {
        return switch (this) {
            case SUBMITTED -> EnumSet.of(DISPATCHED, WITHDRAWN);
            case DISPATCHED, REOPENED -> EnumSet.of(SUBMITTED, DISPATCHED, IN_PROGRESS, COMPLEX_IN_PROGRESS, WITHDRAWN);
            case IN_PROGRESS -> EnumSet.of(COMPLEX_IN_PROGRESS, CLOSE_OUT_REQUESTED, WITHDRAWN);
            case COMPLEX_IN_PROGRESS -> EnumSet.of(CLOSE_OUT_REQUESTED, WITHDRAWN);
            case CLOSE_OUT_REQUESTED -> EnumSet.of(IN_PROGRESS, COMPLEX_IN_PROGRESS, CLOSED, WITHDRAWN);
            case CLOSED -> EnumSet.of(RATED, REOPENED);
            case RATED -> EnumSet.of(REOPENED);
            case WITHDRAWN -> EnumSet.noneOf(RequestStatus.class);
        };
    }

    /** True while the enterprise may take the request back. */
    public boolean isWithdrawable() {
        return successors().contains(WITHDRAWN);
    }

    /** True while authorities have something to do. */
    public boolean isOpen() {
        return isWithdrawable();
    }
}
