package org.huiqi.application.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.huiqi.policy.FactDefinition;
import org.huiqi.shared.Money;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;

/** The Chinese words for what a case holds as ids and values. */
final class CaseTexts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日（EEE）", Locale.CHINA);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);

    private static final Map<String, String> EVENTS = Map.ofEntries(
            Map.entry("submitted", "提交申请"),
            Map.entry("accepted", "受理"),
            Map.entry("not-accepted", "不予受理"),
            Map.entry("supplement-requested", "通知补正"),
            Map.entry("supplemented", "提交补正"),
            Map.entry("lapsed", "逾期终止"),
            Map.entry("determined", "系统核定"),
            Map.entry("opinion-recorded", "签署意见"),
            Map.entry("remarks-acknowledged", "已阅政策提醒"),
            Map.entry("step-opened", "进入环节"),
            Map.entry("step-passed", "审核通过"),
            Map.entry("returned", "退回"),
            Map.entry("reminded", "到期提醒"),
            Map.entry("notice-opened", "开始公示"),
            Map.entry("objection-raised", "收到异议"),
            Map.entry("notice-resumed", "继续公示"),
            Map.entry("awarded", "准予奖补"),
            Map.entry("award-not-confirmed", "暂缓确认"),
            Map.entry("letter-issued", "出具决定书"),
            Map.entry("payment-issued", "下达拨付指令"),
            Map.entry("payment-settled", "款项到账"),
            Map.entry("payment-failed", "拨付未成功"),
            Map.entry("completed", "办结"),
            Map.entry("rejected", "不予奖补"),
            Map.entry("withdrawn", "撤回申请"));

    private static final Map<String, String> DEADLINE_STATES = Map.of(
            "running", "计时中",
            "paused", "已暂停",
            "met", "按期完成",
            "late", "逾期完成",
            "overdue", "已超期");

    private static final Map<String, String> STAGE_STATES = Map.of(
            "paid", "已拨付",
            "awarded", "已批准",
            "in-progress", "办理中",
            "open", "可以申请",
            "covered", "已含在后一阶段",
            "next", "尚未到达");

    private CaseTexts() {}

    static String eventName(String event) {
        return EVENTS.getOrDefault(event, "办理进展");
    }

    static String deadlineState(String state) {
        return DEADLINE_STATES.getOrDefault(state, state);
    }

    static String stageState(String state) {
        return STAGE_STATES.getOrDefault(state, state);
    }

    static String day(Instant instant) {
        return DAY.format(ZonedDateTime.ofInstant(instant, Zones.SHANGHAI));
    }

    static String shortDay(Instant instant) {
        return SHORT_DAY.format(ZonedDateTime.ofInstant(instant, Zones.SHANGHAI));
    }

    /** A fact's value as people read it. */
    static String value(FactDefinition fact, @Nullable Object value) {
        if (value == null) {
            return "未提供";
        }
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> value(fact, item)).collect(Collectors.joining("、"));
        }
        if (value instanceof Number number) {
            return number(fact, new BigDecimal(number.toString()));
        }
        String text = String.valueOf(value);
        return fact.labelOf(text).orElseGet(() -> textOrDay(text));
    }

    private static String number(FactDefinition fact, BigDecimal number) {
        if (fact.isMoney()) {
            return Money.rounded(number).formatted();
        }
        if (fact.isRatio()) {
            return number.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        }
        return number.stripTrailingZeros().toPlainString();
    }

    private static String textOrDay(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}")
                ? DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA).format(LocalDate.parse(text))
                : text;
    }
}
