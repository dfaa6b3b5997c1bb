package org.huiqi.audit.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How actions and details are called on a page. */
final class ActionNames {

    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("account.signed-in", "登录"),
            Map.entry("account.sign-in-refused", "登录被拒"),
            Map.entry("document.stored", "存入文件"),
            Map.entry("entity.registered", "登记企业"),
            Map.entry("entity.fact-recorded", "登记企业事实"),
            Map.entry("register.imported", "导入登记信息"),
            Map.entry("policy-document.confirmed", "确认政策文件已印发"),
            Map.entry("registry.member-joined", "加入名录"),
            Map.entry("registry.member-removed", "移出名录"),
            Map.entry("target.figure-recorded", "登记目标进度"),
            Map.entry("supervision.bulletin-issued", "印发通报"),
            Map.entry("budget.allotted", "登记预算指标"),
            Map.entry("funds.committed", "占用资金"),
            Map.entry("funds.released", "退回资金"),
            Map.entry("funds.settled", "资金到账"),
            Map.entry("payment-batch.issued", "生成拨付批次"),
            Map.entry("case.submitted", "提交申请"),
            Map.entry("case.accepted", "受理"),
            Map.entry("case.not-accepted", "不予受理"),
            Map.entry("case.supplement-requested", "通知补正"),
            Map.entry("case.supplemented", "提交补正"),
            Map.entry("case.lapsed", "逾期终止"),
            Map.entry("case.withdrawn", "撤回申请"),
            Map.entry("case.determined", "认定条件和金额"),
            Map.entry("case.step-passed", "步骤通过"),
            Map.entry("case.opinion-recorded", "签署意见"),
            Map.entry("case.remarks-acknowledged", "已阅政策提醒"),
            Map.entry("case.notice-opened", "开始公示"),
            Map.entry("case.objection-raised", "收到异议"),
            Map.entry("case.notice-resumed", "恢复公示"),
            Map.entry("case.awarded", "确认奖补"),
            Map.entry("case.letter-issued", "出具决定书"),
            Map.entry("case.award-not-confirmed", "未能确认奖补"),
            Map.entry("case.returned", "退回"),
            Map.entry("case.rejected", "不予奖补"),
            Map.entry("case.payment-issued", "下达拨付"),
            Map.entry("case.payment-failed", "拨付失败"),
            Map.entry("case.payment-settled", "登记到账"),
            Map.entry("case.completed", "办结"),
            Map.entry("case.reminded", "催办"),
            Map.entry("case.deadline-moved", "期限随日历移动"),
            Map.entry("calendar.year-recorded", "录入或更正日历"),
            Map.entry("request.deadline-moved", "诉求：期限随日历移动"),
            Map.entry("request.submitted", "诉求：提交"),
            Map.entry("request.step-opened", "诉求：待办理"),
            Map.entry("request.dispatched", "诉求：交办"),
            Map.entry("request.dispatch-note", "诉求：交办要求"),
            Map.entry("request.complexity-chosen", "诉求：确定为重大复杂事项"),
            Map.entry("request.dispatch-refused", "诉求：退回交办"),
            Map.entry("request.dispatch-returned", "诉求：重新交办"),
            Map.entry("request.responsible-fixed", "诉求：裁定主责单位"),
            Map.entry("request.measures-reported", "诉求：反馈措施"),
            Map.entry("request.progress-reported", "诉求：进展"),
            Map.entry("request.support-given", "诉求：协办"),
            Map.entry("request.complexity-asked", "诉求：申请转为复杂事项"),
            Map.entry("request.became-complex", "诉求：转为复杂事项"),
            Map.entry("request.complexity-refused", "诉求：未转为复杂事项"),
            Map.entry("request.plan-proposed", "诉求：报送解决计划"),
            Map.entry("request.plan-approved", "诉求：批准解决计划"),
            Map.entry("request.plan-refused", "诉求：退回解决计划"),
            Map.entry("request.close-out-requested", "诉求：申请销号"),
            Map.entry("request.close-out-returned", "诉求：退回办理"),
            Map.entry("request.close-out-graded", "诉求：销号评定"),
            Map.entry("request.closed", "诉求：办结"),
            Map.entry("request.asked-again", "诉求：再次邀请评价"),
            Map.entry("request.closed-unrated", "诉求：未评价办结"),
            Map.entry("request.rated", "诉求：评价"),
            Map.entry("request.reopening-asked", "诉求：要求重新办理"),
            Map.entry("request.reopened", "诉求：重新办理"),
            Map.entry("request.followed-up", "诉求：回访"),
            Map.entry("request.enterprise-visited", "诉求：回访"),
            Map.entry("request.withdrawn", "诉求：撤回"),
            Map.entry("request.urged", "诉求：催办"),
            Map.entry("request.remarked", "诉求：备注"),
            Map.entry("request.opinion-recorded", "诉求：签署意见"),
            Map.entry("request.reminder", "诉求：预警"),
            Map.entry("request.yellow-card", "诉求：黄牌"),
            Map.entry("request.red-card", "诉求：红牌"),
            Map.entry("request.leader", "诉求：上报领导"),
            Map.entry("request.supervision", "诉求：上报督查"));

    private static final Map<String, String> DETAILS = labels();

    private ActionNames() {}

    static String of(String action) {
        String name = ACTIONS.get(action);
        return name != null
                ? name
                : action.startsWith("case.") ? "案件办理" : action.startsWith("request.") ? "诉求办理" : "系统事项";
    }

    /** The details as one line of labels and values, those without a Chinese label left out. */
    static String text(Map<String, Object> details) {
        List<String> parts = new ArrayList<>();
        DETAILS.forEach((key, label) -> {
            Object value = details.get(key);
            if (value != null) {
                parts.add(label + "：" + valueText(value));
            }
        });
        return String.join("；", parts);
    }

    private static String valueText(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "是" : "否";
        }
        return value instanceof Collection<?> list
                ? String.join("、", list.stream().map(Object::toString).toList())
                : value.toString();
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("amount", "金额（元）");
        labels.put("shares", "分担");
        labels.put("year", "年度");
        labels.put("reference", "指标文号");
        labels.put("policyVersion", "政策版本");
        labels.put("until", "截止");
        labels.put("documentNumber", "文号");
        labels.put("batch", "批次号");
        labels.put("cases", "案件编号");
        labels.put("receiptNumber", "回单号");
        labels.put("fact", "事实");
        labels.put("source", "来源");
        labels.put("asOf", "截至");
        labels.put("size", "字节数");
        labels.put("mediaType", "文件类型");
        labels.put("throttled", "已限流");
        labels.put("remarks", "政策提醒");
        labels.put("indicator", "指标");
        labels.put("place", "地方");
        labels.put("period", "期间");
        labels.put("value", "数值");
        return labels;
    }
}
