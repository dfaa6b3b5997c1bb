package org.huiqi.servicerequest.web;

import java.util.Map;
import org.huiqi.servicerequest.domain.RequestStatus;
import org.jspecify.annotations.Nullable;

/** How events and states are called on a page. */
final class RequestWords {

    private static final Map<String, String> EVENTS = Map.ofEntries(
            Map.entry("submitted", "提交诉求"),
            Map.entry("step-opened", "待办理"),
            Map.entry("dispatched", "交办"),
            Map.entry("dispatch-note", "交办要求"),
            Map.entry("complexity-chosen", "确定为重大复杂事项"),
            Map.entry("dispatch-refused", "退回交办"),
            Map.entry("dispatch-returned", "重新交办"),
            Map.entry("responsible-fixed", "裁定主责单位"),
            Map.entry("measures-reported", "反馈措施"),
            Map.entry("progress-reported", "进展"),
            Map.entry("support-given", "协办"),
            Map.entry("complexity-asked", "申请转为复杂事项"),
            Map.entry("became-complex", "转为复杂事项"),
            Map.entry("complexity-refused", "未转为复杂事项"),
            Map.entry("plan-proposed", "报送解决计划"),
            Map.entry("plan-approved", "批准解决计划"),
            Map.entry("plan-refused", "退回解决计划"),
            Map.entry("close-out-requested", "申请销号"),
            Map.entry("close-out-returned", "退回办理"),
            Map.entry("close-out-graded", "销号评定"),
            Map.entry("closed", "办结"),
            Map.entry("closed-below", "报告办结"),
            Map.entry("asked-again", "再次邀请评价"),
            Map.entry("closed-unrated", "未评价办结"),
            Map.entry("rated", "评价"),
            Map.entry("reopening-asked", "要求重新办理"),
            Map.entry("reopened", "重新办理"),
            Map.entry("followed-up", "回访"),
            Map.entry("enterprise-visited", "回访"),
            Map.entry("withdrawn", "撤回"),
            Map.entry("merged", "并案"),
            Map.entry("merged-from", "并案"),
            Map.entry("listed", "挂牌督办"),
            Map.entry("delisted", "摘牌"),
            Map.entry("listing-over", "督办逾期"),
            Map.entry("transferred", "转办"),
            Map.entry("transfer-reason", "转办理由"),
            Map.entry("enterprise-asked", "请企业补充"),
            Map.entry("enterprise-answered", "企业补充"),
            Map.entry("answered-late", "逾期补充"),
            Map.entry("answer-overdue", "补充期满"),
            Map.entry("waiting-called-off", "不再等待"),
            Map.entry("handling-resumed", "恢复计时"),
            Map.entry("urged", "催办"),
            Map.entry("remarked", "备注"),
            Map.entry("opinion-recorded", "签署意见"),
            Map.entry("reminder", "预警"),
            Map.entry("yellow-card", "黄牌"),
            Map.entry("red-card", "红牌"),
            Map.entry("leader", "上报领导"),
            Map.entry("supervision", "上报督查"));

    private RequestWords() {}

    static String event(String event) {
        return EVENTS.getOrDefault(event, "办理");
    }

    static String deadlineState(String state) {
        return switch (state) {
            case "met" -> "按期完成";
            case "late" -> "超期完成";
            case "overdue" -> "已超期";
            case "paused" -> "已暂停";
            case "ended" -> "已终止";
            default -> "办理中";
        };
    }

    static String stepState(String step, String state) {
        return switch (state) {
            case "done" -> "已完成";
            // It is the enterprise's turn.
            case "current" -> "rating".equals(step) ? "等待评价" : "正在办理";
            case "ended" -> "已终止";
            case "skipped" -> "未办理";
            case "unrated" -> "未评价";
            default -> "未开始";
        };
    }

    /** What the enterprise reads where no step says it; {@code reopenUntil} is null where it cannot have it taken up anew. */
    static String status(RequestStatus status, boolean unrated, @Nullable String reopenUntil) {
        String anew = reopenUntil == null ? "" : "；问题没有解决的，可以在" + reopenUntil + "前要求重新办理";
        return switch (status) {
            case SUBMITTED -> "诉求已收到，督查室正在确定由哪个部门办理";
            case CLOSED -> (unrated ? "诉求已办结，没有收到您的评价" : "诉求已办结，请您评价") + anew;
            case RATED -> "感谢您的评价" + anew;
            case WITHDRAWN -> "诉求已撤回";
            case DISPATCHED, IN_PROGRESS, COMPLEX_IN_PROGRESS, CLOSE_OUT_REQUESTED, REOPENED -> "诉求正在办理";
        };
    }
}
