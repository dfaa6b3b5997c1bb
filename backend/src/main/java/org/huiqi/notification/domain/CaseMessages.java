package org.huiqi.notification.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.huiqi.application.CaseEvent;

/** The words of the messages. What applicants are told of is listed here; what officials do among themselves is not. */
public final class CaseMessages {

    /** The event by which a group hears again of what it has not done yet. */
    public static final String REMINDED = "reminded";

    private record Wording(String title, String next) {}

    private static final Map<String, Wording> FOR_APPLICANTS = forApplicants();

    private CaseMessages() {}

    /** What the enterprise is told of an event, or empty where it is an internal one. */
    public static Optional<Message> forApplicant(CaseEvent event) {
        return Optional.ofNullable(FOR_APPLICANTS.get(event.event()))
                .map(wording -> new Message(wording.title(), sentences(event, wording.next())));
    }

    /** What the members of a group or a user are told who now have something to do. */
    public static Message forStaff(CaseEvent event) {
        boolean reminded = event.event().equals(REMINDED);
        Object step = event.details().get("stepName");
        String name = step == null ? "" : "：" + step;
        return reminded
                ? new Message("即将到期" + name, sentences(event, "请在到期前办理；不能按时办结的，请先与牵头单位沟通。"))
                : new Message("有新的待办" + name, sentences(event, "请在待办任务中签收办理。"));
    }

    private static String sentences(CaseEvent event, String next) {
        String text = event.text().strip();
        String stop = text.isEmpty() || "。！？；".indexOf(text.charAt(text.length() - 1)) >= 0 ? "" : "。";
        return "案件编号" + event.caseNumber() + "：" + text + stop + next;
    }

    private static Map<String, Wording> forApplicants() {
        Map<String, Wording> wordings = new LinkedHashMap<>();
        wordings.put("submitted", new Wording("申请已提交", "受理窗口正在核对材料，有结果会在这里通知您。"));
        wordings.put("accepted", new Wording("申请已受理", "接下来由主管部门审核，您暂时不需要做什么。"));
        wordings.put("not-accepted", new Wording("申请不予受理", "请打开案件查看原因；情况变化后可以重新申请。"));
        wordings.put("supplement-requested", new Wording("请补正材料", "请打开案件，按列出的事项补充后提交；逾期未补正，申请将终止。"));
        wordings.put("supplemented", new Wording("补正材料已收到", "办理时限接着计算，有结果会在这里通知您。"));
        wordings.put("lapsed", new Wording("申请已终止", "材料齐全后可以重新申请。"));
        wordings.put("withdrawn", new Wording("申请已撤回", "需要时可以重新申请。"));
        wordings.put("notice-opened", new Wording("奖补结果开始公示", "公示期内没有异议即确认奖补，您暂时不需要做什么。"));
        wordings.put("notice-resumed", new Wording("公示继续", "公示剩余时间接着计算。"));
        wordings.put("awarded", new Wording("奖补已确认", "决定书出具后可在案件页面下载，资金随后拨付。"));
        wordings.put("letter-issued", new Wording("决定书已出具", "请打开案件查看并下载决定书。"));
        wordings.put("rejected", new Wording("申请未通过", "请打开案件查看依据和申请复议的期限。"));
        wordings.put("payment-issued", new Wording("资金正在拨付", "资金将拨入您登记的银行账户，请留意到账。"));
        wordings.put("payment-failed", new Wording("资金拨付未成功", "请核对您登记的银行账户，财政部门会重新拨付。"));
        wordings.put("completed", new Wording("资金已到账，案件办结", "请核对到账金额；如有疑问，请联系财政部门。"));
        return wordings;
    }
}
