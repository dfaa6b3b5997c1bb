package org.huiqi.notification.domain;

import java.util.Map;
import java.util.Optional;
import org.huiqi.servicerequest.ServiceRequestEvent;

/** The words of the messages about service requests. */
public final class RequestMessages {

    private record Wording(String title, String next) {}

    private static final Map<String, Wording> FOR_ENTERPRISES = Map.ofEntries(
            Map.entry("submitted", new Wording("诉求已收到", "督查室将在1天内交办。")),
            Map.entry("dispatched", new Wording("诉求已交办", "主责单位将在3日内向您反馈办理措施。")),
            Map.entry("responsible-fixed", new Wording("主责单位已明确", "主责单位将在3日内向您反馈办理措施。")),
            Map.entry("measures-reported", new Wording("收到办理措施", "有新的进展会在这里通知您。")),
            Map.entry("progress-reported", new Wording("诉求有新的进展", "有结果会在这里通知您。")),
            Map.entry("became-complex", new Wording("诉求转为复杂事项", "1个月内办结，或向您说明解决计划。")),
            Map.entry("plan-approved", new Wording("解决计划已批准", "主责单位每月向您反馈一次进展。")),
            Map.entry("closed", new Wording("诉求已办结，请评价", "请打开诉求评价；没有解决的，可以要求重新办理。")),
            Map.entry("asked-again", new Wording("请评价", "请打开诉求评价。")),
            Map.entry("reopened", new Wording("诉求重新办理", "时限重新计算，办完后督查室会回访。")),
            Map.entry("withdrawn", new Wording("诉求已撤回", "需要时可以重新提交。")));

    private static final Map<String, String> WARNINGS = Map.of(
            "reminder", "即将到期",
            "yellow-card", "黄牌",
            "red-card", "红牌",
            "leader", "超期上报",
            "supervision", "超期上报");

    private RequestMessages() {}

    /** What the enterprise is told of an event, or empty where it is an internal one. */
    public static Optional<Message> forEnterprise(ServiceRequestEvent event) {
        return event.internal()
                ? Optional.empty()
                : Optional.ofNullable(FOR_ENTERPRISES.get(event.event()))
                        .map(wording -> new Message(wording.title(), sentences(event, wording.next())));
    }

    /** What the members of a group are told who have something to do. */
    public static Message forStaff(ServiceRequestEvent event) {
        Object step = event.details().get("stepName");
        String name = step == null ? "" : "：" + step;
        String warning = WARNINGS.get(event.event());
        if (warning != null) {
            return new Message(warning + name, sentences(event, "请尽快办理或督促办理。"));
        }
        return event.event().equals("urged")
                ? new Message("催办", sentences(event, "请尽快办理，并在案件里登记进展。"))
                : new Message("有新的待办" + name, sentences(event, "请在任务列表中签收办理。"));
    }

    private static String sentences(ServiceRequestEvent event, String next) {
        String text = event.text().strip();
        String stop = text.isEmpty() || "。！？；".indexOf(text.charAt(text.length() - 1)) >= 0 ? "" : "。";
        return "诉求" + event.caseNumber() + "：" + text + stop + next;
    }
}
