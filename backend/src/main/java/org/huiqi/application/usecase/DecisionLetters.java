package org.huiqi.application.usecase;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.huiqi.application.domain.Outcome;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.application.domain.StepPlan;
import org.huiqi.application.persistence.StepPlans;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.document.DocumentView;
import org.huiqi.document.Documents;
import org.huiqi.document.Letter;
import org.huiqi.document.Letter.Heading;
import org.huiqi.document.Letter.Paragraph;
import org.huiqi.document.Letter.Quote;
import org.huiqi.document.Letter.Table;
import org.huiqi.document.Letters;
import org.huiqi.eligibility.Determination;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.funding.FundingLine;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.Money;
import org.huiqi.shared.Zones;
import org.springframework.stereotype.Component;

/** Writes the letters that tell the applicant what was decided, on which clause, how the sum was worked out, and what can be done. */
@Component
public class DecisionLetters {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final PolicyLibrary policies;
    private final BusinessEntities entities;
    private final AuthorityDirectory authorities;
    private final Letters letters;
    private final Documents documents;
    private final WorkingCalendar calendar;
    private final StepPlans plans;
    private final Clock clock;

    DecisionLetters(
            PolicyLibrary policies,
            BusinessEntities entities,
            AuthorityDirectory authorities,
            Letters letters,
            Documents documents,
            WorkingCalendar calendar,
            StepPlans plans,
            Clock clock) {
        this.policies = policies;
        this.entities = entities;
        this.authorities = authorities;
        this.letters = letters;
        this.documents = documents;
        this.calendar = calendar;
        this.plans = plans;
        this.clock = clock;
    }

    /** Renders and stores the letter of a decided case; gives the outcome with the letter's number, id and last day to appeal. */
    Outcome write(PolicyApplication application) {
        Outcome outcome = Objects.requireNonNull(application.outcome(), "decided cases only");
        Measure measure = policies.get(application.policyId(), application.policyVersion());
        BusinessEntity entity = entities.get(application.entityId());
        StepPlan.Appeal appeal = plans.listingReward().appeal();
        Instant now = clock.instant();
        LocalDate today = day(now);
        LocalDate appealUntil = day(calendar.due(now, appeal.reconsideration()));
        String number = application.caseNumber().value() + "-" + suffix(outcome.kind());
        String issuer = authorities.authorityName(measure.jurisdiction().authorityPrefix() + "-finance-office");

        List<Letter.Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph("贵单位于" + DAY.format(day(application.submittedAt())) + "提交的“" + measure.title()
                + "”申请（案件编号" + application.caseNumber() + "）收悉。" + verdictSentence(outcome)));
        blocks.add(new Heading("一、依据"));
        for (Determination.Citation citation : application.determination().citations()) {
            blocks.add(new Quote(citation.quote(), citation.document() + " " + citation.clause()));
        }
        blocks.add(new Heading("二、事实与理由"));
        blocks.addAll(reasons(application, measure, outcome));
        if (outcome.kind() == Outcome.Kind.AWARDED) {
            blocks.add(new Heading("三、金额与资金来源"));
            blocks.addAll(sum(application, measure, entity));
        }
        blocks.add(new Heading(outcome.kind() == Outcome.Kind.AWARDED ? "四、救济途径" : "三、救济途径"));
        blocks.add(new Paragraph("如对本决定不服，可以自收到本决定之日起"
                + appeal.reconsideration().length() + "日内（"
                + DAY.format(appealUntil) + "前）向"
                + appeal.reconsiderationTo().getOrDefault(measure.jurisdiction().authorityPrefix(), "本级人民政府")
                + "申请行政复议，或者自收到本决定之日起" + appeal.litigation().length() + "个月内向" + appeal.litigationTo() + "提起行政诉讼。"));

        byte[] pdf = letters.render(new Letter(
                issuer,
                title(outcome.kind()),
                number,
                entity.name(),
                blocks,
                issuer,
                today,
                (entity.invented() ? "演示数据，申请人为虚构企业。" : "") + "案件编号 " + application.caseNumber()));
        DocumentView stored =
                documents.storeGenerated(title(outcome.kind()) + "-" + number + ".pdf", "application/pdf", pdf);
        return outcome.withLetter(number, stored.id(), appealUntil.toString());
    }

    private static String title(Outcome.Kind kind) {
        return switch (kind) {
            case AWARDED -> "奖补决定书";
            case REJECTED -> "不予奖补决定书";
            case NOT_ACCEPTED -> "不予受理通知书";
        };
    }

    private static String suffix(Outcome.Kind kind) {
        return switch (kind) {
            case AWARDED -> "JB";
            case REJECTED -> "BY";
            case NOT_ACCEPTED -> "SL";
        };
    }

    private static String verdictSentence(Outcome outcome) {
        Money amount = outcome.amount();
        return switch (outcome.kind()) {
            case AWARDED -> "经审核并公示期满，决定给予奖补" + (amount == null ? "" : amount.formatted()) + "。";
            case REJECTED -> "经审核，决定不予奖补。";
            case NOT_ACCEPTED -> "经审查，决定不予受理。";
        };
    }

    private static List<Letter.Block> reasons(PolicyApplication application, Measure measure, Outcome outcome) {
        List<Letter.Block> blocks = new ArrayList<>();
        if (!outcome.reason().isEmpty()) {
            blocks.add(new Paragraph(outcome.reason() + (outcome.reason().endsWith("。") ? "" : "。")));
        }
        if (outcome.kind() != Outcome.Kind.NOT_ACCEPTED) {
            List<List<String>> rows = application.determination().conditions().stream()
                    .map(condition -> List.of(
                            condition.label(),
                            condition.requirementText(),
                            condition.actualText() == null ? "未提供" : condition.actualText(),
                            switch (condition.outcome()) {
                                case MET -> "符合";
                                case UNMET -> "不符合";
                                case UNKNOWN -> "无法判断";
                            }))
                    .toList();
            if (!rows.isEmpty()) {
                blocks.add(new Table(List.of("条件", "要求", "实际情况", "结论"), rows));
            }
        }
        return blocks;
    }

    private static List<Letter.Block> sum(PolicyApplication application, Measure measure, BusinessEntity entity) {
        Determination determination = application.determination();
        Money amount = Objects.requireNonNull(application.awardedAmount());
        List<List<String>> working = new ArrayList<>(determination.calculation().stream()
                .map(line -> List.of(
                        line.text(), line.amount() == null ? "" : line.amount().formatted()))
                .toList());
        if (determination.ceiling()) {
            working.add(List.of("在上限内核定的奖补金额", amount.formatted()));
        }
        List<Letter.Block> blocks = new ArrayList<>();
        if (!working.isEmpty()) {
            blocks.add(new Table(List.of("计算", "金额"), working));
        }
        List<FundingLine> lines = Verdicts.fundingLines(measure, determination, amount, entity.district());
        blocks.add(new Table(
                List.of("承担单位", "金额"),
                lines.stream()
                        .map(line -> List.of(line.payer(), line.amount().formatted()))
                        .toList()));
        return blocks;
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(Zones.SHANGHAI).toLocalDate();
    }
}
