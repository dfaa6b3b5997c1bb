package org.huiqi.supervision.usecase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.registry.TargetStandings;
import org.huiqi.registry.TargetStandings.TargetStanding;
import org.huiqi.servicerequest.RequestVocabulary;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.supervision.domain.BoardFilter;
import org.huiqi.supervision.domain.Bulletin.Grid;
import org.huiqi.supervision.domain.Bulletin.Section;
import org.huiqi.supervision.domain.Bulletin.Text;
import org.huiqi.supervision.domain.BulletinKind;
import org.huiqi.supervision.domain.MonthCounts;
import org.huiqi.supervision.domain.OpenCounts;
import org.huiqi.supervision.persistence.BoardFigures;
import org.huiqi.supervision.persistence.BoardFigures.Cut;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the first version of a bulletin from the figures. */
@Component
class BulletinDrafts {

    private static final String NONE = "—";
    private static final int BEST_GRADE = 5;
    private static final int LOWEST_SATISFIED = 3;

    private final BoardFigures figures;
    private final TargetStandings standings;
    private final AuthorityDirectory authorities;
    private final RequestVocabulary vocabulary;

    BulletinDrafts(
            BoardFigures figures,
            TargetStandings standings,
            AuthorityDirectory authorities,
            RequestVocabulary vocabulary) {
        this.figures = figures;
        this.standings = standings;
        this.authorities = authorities;
        this.vocabulary = vocabulary;
    }

    /** Empty where there is nothing to report on: no request until the end of the period, or no target of that year. */
    Optional<Text> draft(BulletinKind kind, String period, Government government) {
        return kind == BulletinKind.MONTHLY
                ? monthly(period, government)
                : targets(kind, period, government.jurisdiction());
    }

    private static String title(BulletinKind kind, String period, String place) {
        return switch (kind) {
            case MONTHLY -> "关于" + place + kind.periodText(period) + "企业诉求办理情况的通报";
            case TARGETS_QUARTERLY -> "关于" + place + kind.periodText(period) + "“小升规”目标进展情况的通报";
            case TARGETS_YEARLY -> "关于" + place + kind.periodText(period) + "“小升规”目标完成情况的通报";
        };
    }

    private static String addressee(Government government) {
        return switch (government.level()) {
            case PROVINCE -> "各省辖市人民政府，省直有关单位";
            case CITY -> "各县（市、区）人民政府，市直有关单位";
            case COUNTY -> "各乡镇人民政府、街道办事处，各有关单位";
        };
    }

    // --- requests of a month

    /** A city's is of all that is there, its counties' with it; a county's of what the county itself handles. */
    private Optional<Text> monthly(String period, Government government) {
        Government county = government.county() == null ? null : government;
        BoardFilter filter =
                new BoardFilter(Set.of(government.jurisdiction()), county, null, null, null, YearMonth.parse(period));
        if (figures.isEmpty(filter, filter.month())) {
            return Optional.empty();
        }
        Cut<MonthCounts> month = figures.month(filter);
        Cut<OpenCounts> end = figures.atEndOfBy(filter);
        MonthCounts during = month.whole(new MonthCounts());
        MonthCounts before = figures.trend(
                        filter.in(filter.month().minusMonths(1)), filter.month().minusMonths(1))
                .getOrDefault(filter.month().minusMonths(1), new MonthCounts());
        String when = BulletinKind.MONTHLY.periodText(period);
        Grid departments = grid(
                "单位",
                month.byResponsible(),
                end.byResponsible(),
                code -> code.isEmpty() ? "尚未交办" : authorities.authorityName(code),
                MonthCounts::ownLate);
        Grid districts =
                grid("县（市、区）", month.byDistrict(), end.byDistrict(), BoardFigures.Place::district, MonthCounts::late);
        List<Section> sections = List.of(
                new Section("overview", "总体情况", overview(filter, period, during, before), null),
                new Section(
                        "departments",
                        "各单位办理情况",
                        departments == null
                                ? when + "没有新收、办结的诉求，月底没有在办的诉求。"
                                : "各单位" + when + "办结的诉求和月底在办的诉求如下。是否按期，只看本单位自己的期限。",
                        departments),
                new Section(
                        "districts",
                        "各县（市、区）情况",
                        districts == null ? "各县（市、区）没有需要通报的诉求。" : "按问题所在的县（市、区）统计如下。是否按期，看办理中的每一步。",
                        districts),
                new Section("rating", "企业评价和重新办理", satisfaction(during), ratings(during)),
                new Section("next", "下一步要求", "请各单位对超期未办结的诉求逐件明确责任人和完成时限，并及时向企业反馈进展；对企业评价不满意的诉求，在限期内重新办理并回访。", null));
        return Optional.of(new Text(
                title(BulletinKind.MONTHLY, period, government.chineseName()),
                addressee(government),
                county == null
                        ? sections
                        : sections.stream()
                                .filter(section -> !section.id().equals("districts"))
                                .toList()));
    }

    private String overview(BoardFilter filter, String period, MonthCounts during, MonthCounts before) {
        StringBuilder text = new StringBuilder(BulletinKind.MONTHLY.periodText(period))
                .append("共收到企业诉求")
                .append(during.submitted())
                .append("件，")
                .append(compared(during.submitted(), before.submitted()))
                .append("；办结")
                .append(during.closed())
                .append("件，")
                .append(compared(during.closed(), before.closed()));
        if (during.closed() > 0) {
            text.append("，其中按期办结")
                    .append(during.closed() - during.late())
                    .append("件，按期办结率")
                    .append(percent(Boards.rate(during.closed() - during.late(), during.closed())));
        }
        text.append("。");
        Integer median = during.handling().percentile(0.5);
        if (median != null) {
            text.append("办结用时中位数")
                    .append(median)
                    .append("个工作日，九成诉求在")
                    .append(during.handling().percentile(0.9))
                    .append("个工作日内办结。");
        }
        figures.atEndOf(filter).ifPresent(end -> text.append("截至月底，在办")
                .append(end.open())
                .append("件，其中超期")
                .append(end.overdue())
                .append("件。"));
        return text.toString();
    }

    private static String compared(long now, long before) {
        if (now == before) {
            return "与上月持平";
        }
        return "较上月" + (now > before ? "增加" : "减少") + Math.abs(now - before) + "件";
    }

    private static <K> @Nullable Grid grid(
            String what,
            Map<K, MonthCounts> month,
            Map<K, OpenCounts> end,
            Function<K, String> name,
            ToLongFunction<MonthCounts> late) {
        Set<K> keys = new LinkedHashSet<>(month.keySet());
        keys.addAll(end.keySet());
        List<List<String>> rows = new ArrayList<>();
        for (K key : keys) {
            MonthCounts during = month.getOrDefault(key, new MonthCounts());
            OpenCounts stood = end.getOrDefault(key, OpenCounts.NONE);
            if (during.submitted() + during.closed() + stood.open() > 0) {
                Integer median = during.handling().percentile(0.5);
                rows.add(List.of(
                        name.apply(key),
                        Long.toString(during.submitted()),
                        Long.toString(during.closed()),
                        percent(Boards.rate(during.closed() - late.applyAsLong(during), during.closed())),
                        median == null ? NONE : median.toString(),
                        Long.toString(stood.open()),
                        Long.toString(stood.overdue())));
            }
        }
        return rows.isEmpty() ? null : new Grid(List.of(what, "新收", "办结", "按期办结率", "用时中位数（工作日）", "月底在办", "月底超期"), rows);
    }

    private static String satisfaction(MonthCounts during) {
        long satisfied = 0;
        for (int grade = LOWEST_SATISFIED; grade <= BEST_GRADE; grade++) {
            satisfied += during.rated(grade);
        }
        return (during.rated() == 0
                        ? "本月没有收到企业评价"
                        : "本月收到企业评价" + during.rated() + "次，满意率" + percent(Boards.rate(satisfied, during.rated())))
                + "；重新办理"
                + during.reopened()
                + "件。";
    }

    private @Nullable Grid ratings(MonthCounts during) {
        if (during.rated() == 0) {
            return null;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int grade = BEST_GRADE; grade >= 1; grade--) {
            rows.add(List.of(
                    vocabulary.gradeName(grade),
                    Long.toString(during.rated(grade)),
                    percent(Boards.rate(during.rated(grade), during.rated()))));
        }
        return new Grid(List.of("评价", "次数", "占比"), rows);
    }

    // --- targets

    private Optional<Text> targets(BulletinKind kind, String period, Jurisdiction jurisdiction) {
        List<TargetStanding> all = standings.growthToScale(jurisdiction, period);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("overview", "总体情况", progress(kind, period, all), grid(all, true)));
        Grid places = grid(all, false);
        if (places != null) {
            sections.add(new Section("places", "各地情况", "各地目标和已登记的数据如下；“尚未登记”是指当地还没有登记这一期的数据。", places));
        }
        List<String> basis = all.stream()
                .map(standing -> "《" + standing.policyTitle() + "》" + standing.clause() + "：“" + standing.quote() + "”")
                .distinct()
                .toList();
        sections.add(new Section("basis", "目标依据", String.join("\n", basis), null));
        sections.add(new Section(
                "next",
                "下一步要求",
                kind == BulletinKind.TARGETS_YEARLY ? "请未完成目标的地方分析原因，提出措施，抓好新一年的培育工作。" : "请进度落后的地方加快培育，尚未登记的地方尽快登记。",
                null));
        return Optional.of(new Text(
                title(kind, period, jurisdiction.chineseName()), addressee(Government.of(jurisdiction)), sections));
    }

    private static String progress(BulletinKind kind, String period, List<TargetStanding> all) {
        List<TargetStanding> places =
                all.stream().filter(standing -> !standing.whole()).toList();
        StringBuilder text = new StringBuilder("截至" + kind.periodText(period) + "末，");
        if (places.isEmpty()) {
            return text.append("全域目标进展如下。").toString();
        }
        long met = places.stream()
                .filter(standing -> Boolean.TRUE.equals(standing.met()))
                .count();
        long none = places.stream().filter(standing -> standing.value() == null).count();
        return text.append("有目标的地方")
                .append(places.size())
                .append("个，其中已达到目标")
                .append(met)
                .append("个，未达到")
                .append(places.size() - met - none)
                .append("个，尚未登记")
                .append(none)
                .append("个。")
                .toString();
    }

    private static @Nullable Grid grid(List<TargetStanding> all, boolean whole) {
        List<List<String>> rows = all.stream()
                .filter(standing -> standing.whole() == whole)
                .map(standing -> List.of(
                        standing.place(),
                        standing.indicator(),
                        standing.targetText(),
                        standing.valueText() == null
                                ? "尚未登记"
                                : standing.valueText() + (standing.summed() ? "（各地合计）" : ""),
                        percent(standing.progress()),
                        standing.met() == null ? NONE : standing.met() ? "已达到" : "未达到"))
                .toList();
        return rows.isEmpty() ? null : new Grid(List.of("地方", "指标", "目标", "已登记", "完成比例", "情况"), rows);
    }

    private static String percent(@Nullable BigDecimal rate) {
        return rate == null
                ? NONE
                : rate.movePointRight(2)
                                .setScale(1, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "%";
    }
}
