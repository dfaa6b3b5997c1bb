package org.huiqi.supervision.usecase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.servicerequest.RequestVocabulary;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.Zones;
import org.huiqi.supervision.domain.AgeBucket;
import org.huiqi.supervision.domain.BoardFilter;
import org.huiqi.supervision.domain.Drill;
import org.huiqi.supervision.domain.Histogram;
import org.huiqi.supervision.domain.MonthCounts;
import org.huiqi.supervision.domain.OpenCounts;
import org.huiqi.supervision.persistence.BoardFigures;
import org.huiqi.supervision.persistence.BoardFigures.Cut;
import org.huiqi.supervision.usecase.Board.AgeLine;
import org.huiqi.supervision.usecase.Board.Choice;
import org.huiqi.supervision.usecase.Board.Figure;
import org.huiqi.supervision.usecase.Board.GroupLine;
import org.huiqi.supervision.usecase.Board.Headline;
import org.huiqi.supervision.usecase.Board.RatingLine;
import org.huiqi.supervision.usecase.Board.TrendLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a board together, all of it from one moment. */
@Service
public class Boards {

    static final int MONTHS = 12;
    private static final int BEST_GRADE = 5;
    private static final int LOWEST_SATISFIED = 3;

    private final BoardFigures figures;
    private final AuthorityDirectory authorities;
    private final RequestVocabulary vocabulary;
    private final Clock clock;

    Boards(BoardFigures figures, AuthorityDirectory authorities, RequestVocabulary vocabulary, Clock clock) {
        this.figures = figures;
        this.authorities = authorities;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /** @param visible the governments that may be chosen from */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Board board(BoardFilter filter, List<Government> visible) {
        Government holder = filter.holder();
        Instant now = clock.instant();
        YearMonth current = YearMonth.from(now.atZone(Zones.SHANGHAI));
        Drill drill = Drill.of(filter);
        Cut<OpenCounts> open = figures.open(filter, now);
        Cut<MonthCounts> month = figures.month(filter);
        Map<YearMonth, MonthCounts> trend = figures.trend(filter, filter.month().minusMonths(MONTHS - 1L));
        MonthCounts during = month.whole(new MonthCounts());
        List<Board.WaitLine> waiting = waiting(filter, drill, figures.waiting(filter, now), figures.delayed(filter));
        return new Board(
                now,
                figures.isEmpty(filter, null),
                filter.month().toString(),
                new Board.Asked(
                        filter.jurisdictions().size() == 1
                                ? filter.jurisdictions().iterator().next().id()
                                : null,
                        holder == null ? null : holder.code(),
                        filter.district(),
                        filter.responsible(),
                        filter.category()),
                choices(filter, visible, current),
                headlines(filter, drill, open.whole(OpenCounts.NONE), trend, current),
                age(drill, open),
                byDepartment(filter, drill, open, month),
                byDistrict(filter, drill, open, month),
                byHolder(filter, drill, open, month),
                byCategory(filter, drill, open, month),
                waiting,
                rating(filter, drill, during),
                new Board.Reopening(
                        rate(during.reopened(), during.closed()),
                        new Figure(
                                during.reopened(),
                                drill.happened("reopened", filter.month()).query()),
                        new Figure(
                                during.closed(),
                                drill.happened("closed", filter.month()).query())),
                new Figure(
                        open.whole(OpenCounts.NONE).listed(),
                        drill.open().with("listed", "true").query()),
                handling(filter, drill, during),
                trend(filter, drill, trend));
    }

    private Board.Choices choices(BoardFilter filter, List<Government> visible, YearMonth current) {
        Government holder = filter.holder();
        List<Choice> departments = new ArrayList<>();
        authorities.all().stream()
                .filter(authority -> authority.roles().contains("reviewer"))
                .forEach(authority -> {
                    Government own = authority.government();
                    if (own != null && (holder == null ? isWhole(own, filter) : own.equals(holder))) {
                        departments.add(new Choice(authority.code(), authority.name()));
                    }
                });
        return new Board.Choices(
                visible.stream()
                        .map(Government::jurisdiction)
                        .distinct()
                        .map(jurisdiction -> new Choice(jurisdiction.id(), jurisdiction.chineseName()))
                        .toList(),
                visible.stream()
                        .filter(government -> filter.jurisdictions().contains(government.jurisdiction()))
                        .map(government -> new Choice(government.code(), government.holderName()))
                        .toList(),
                Arrays.stream(Jurisdiction.values())
                        .filter(filter.jurisdictions()::contains)
                        .flatMap(jurisdiction -> jurisdiction.districts().stream())
                        .distinct()
                        .map(district -> new Choice(district, district))
                        .toList(),
                departments,
                vocabulary.categories().entrySet().stream()
                        .map(category -> new Choice(category.getKey(), category.getValue()))
                        .toList(),
                java.util.stream.IntStream.range(0, 2 * MONTHS)
                        .mapToObj(back -> current.minusMonths(back).toString())
                        .toList());
    }

    private static boolean isWhole(Government own, BoardFilter filter) {
        return own.county() == null && filter.jurisdictions().contains(own.jurisdiction());
    }

    /** What is open is what is open now, so it is compared only where the month is the present one. */
    private List<Headline> headlines(
            BoardFilter filter, Drill drill, OpenCounts open, Map<YearMonth, MonthCounts> trend, YearMonth current) {
        YearMonth month = filter.month();
        Optional<OpenCounts> before =
                month.equals(current) ? figures.atEndOf(filter.in(month.minusMonths(1))) : Optional.empty();
        MonthCounts during = trend.getOrDefault(month, new MonthCounts());
        MonthCounts earlier = trend.getOrDefault(month.minusMonths(1), new MonthCounts());
        return List.of(
                headline(
                        "open",
                        "在办诉求",
                        open.open(),
                        before.map(OpenCounts::open).orElse(null),
                        drill.open()),
                headline(
                        "overdue",
                        "超期未办结",
                        open.overdue(),
                        before.map(OpenCounts::overdue).orElse(null),
                        drill.state("overdue")),
                headline("submitted", "新收诉求", during.submitted(), earlier.submitted(), drill.submitted(month)),
                headline("closed", "办结诉求", during.closed(), earlier.closed(), drill.happened("closed", month)));
    }

    private static Headline headline(String id, String label, long value, @Nullable Long before, Drill drill) {
        return new Headline(id, label, value, "件", before, before == null ? null : value - before, drill.query());
    }

    private static List<AgeLine> age(Drill drill, Cut<OpenCounts> open) {
        List<AgeLine> lines = new ArrayList<>();
        for (AgeBucket bucket : AgeBucket.values()) {
            OpenCounts counts = open.byBucket().getOrDefault(bucket.ordinal(), OpenCounts.NONE);
            Drill own = drill.aged(bucket);
            lines.add(new AgeLine(
                    bucket.id(),
                    bucket.label(),
                    counts.open(),
                    counts.onTime(),
                    counts.warned(),
                    counts.overdue(),
                    own.query(),
                    states(own)));
        }
        return lines;
    }

    private static Map<String, String> states(Drill drill) {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("open", drill.open().query());
        queries.put("onTime", drill.state("on-time").query());
        queries.put("warned", drill.state("warned").query());
        queries.put("overdue", drill.state("overdue").query());
        return queries;
    }

    private List<GroupLine> byDepartment(
            BoardFilter filter, Drill drill, Cut<OpenCounts> open, Cut<MonthCounts> month) {
        return lines(
                filter,
                open.byResponsible(),
                month.byResponsible(),
                code -> code.isEmpty() ? Drill.NOBODY : code,
                code -> code.isEmpty() ? "尚未交办" : authorities.authorityName(code),
                code -> drill.of(code.isEmpty() ? Drill.NOBODY : code),
                true);
    }

    /** The one with most overdue first. */
    private List<Board.WaitLine> waiting(
            BoardFilter filter, Drill drill, Map<String, OpenCounts> waiting, Map<String, Long> delayed) {
        Set<String> codes = new TreeSet<>(waiting.keySet());
        codes.addAll(delayed.keySet());
        List<Board.WaitLine> lines = new ArrayList<>();
        for (String code : codes) {
            OpenCounts now = waiting.getOrDefault(code, OpenCounts.NONE);
            Drill own = drill.waitingFor(code);
            lines.add(new Board.WaitLine(
                    code,
                    authorities.authorityName(code),
                    now.open(),
                    now.onTime(),
                    now.warned(),
                    now.overdue(),
                    delayed.getOrDefault(code, 0L),
                    Map.of(
                            "waiting", own.query(),
                            "onTime", own.state("on-time").query(),
                            "warned", own.state("warned").query(),
                            "overdue", own.state("overdue").query(),
                            "delayed",
                                    drill.happened("closed", filter.month())
                                            .with("late", "true")
                                            .with("clocksOf", code)
                                            .query())));
        }
        lines.sort(Comparator.comparingLong(Board.WaitLine::overdue)
                .thenComparingLong(Board.WaitLine::waiting)
                .reversed()
                .thenComparing(Board.WaitLine::code));
        return lines;
    }

    private static List<GroupLine> byDistrict(
            BoardFilter filter, Drill drill, Cut<OpenCounts> open, Cut<MonthCounts> month) {
        boolean several = filter.jurisdictions().size() > 1;
        return lines(
                filter,
                open.byDistrict(),
                month.byDistrict(),
                place -> place.jurisdiction() + "/" + place.district(),
                place -> {
                    String government = Jurisdiction.of(place.jurisdiction()).chineseName();
                    return several && !government.equals(place.district())
                            ? government + place.district()
                            : place.district();
                },
                place -> drill.with("jurisdiction", place.jurisdiction()).with("district", place.district()),
                BoardFigures.ownDeadlines(filter));
    }

    /** 承办层级: the city's or the province's own, and each county that has or had some, in the order of governments. */
    private static List<GroupLine> byHolder(
            BoardFilter filter, Drill drill, Cut<OpenCounts> open, Cut<MonthCounts> month) {
        List<String> order = Government.all().stream().map(Government::code).toList();
        return lines(
                        filter,
                        open.byHolder(),
                        month.byHolder(),
                        Function.identity(),
                        code -> Government.of(code).holderName(),
                        code -> drill.with(
                                        "jurisdiction",
                                        Government.of(code).jurisdiction().id())
                                .with("holder", code),
                        BoardFigures.ownDeadlines(filter))
                .stream()
                .sorted(Comparator.comparingInt(line -> order.indexOf(line.code())))
                .toList();
    }

    private List<GroupLine> byCategory(BoardFilter filter, Drill drill, Cut<OpenCounts> open, Cut<MonthCounts> month) {
        Map<String, String> names = vocabulary.categories();
        return lines(
                filter,
                open.byCategory(),
                month.byCategory(),
                Function.identity(),
                category -> names.getOrDefault(category, category),
                category -> drill.with("category", category),
                BoardFigures.ownDeadlines(filter));
    }

    /** The one with most open requests first. */
    private static <K> List<GroupLine> lines(
            BoardFilter filter,
            Map<K, OpenCounts> open,
            Map<K, MonthCounts> month,
            Function<K, String> code,
            Function<K, String> name,
            Function<K, Drill> drill,
            boolean own) {
        Map<K, Boolean> keys = new LinkedHashMap<>();
        open.keySet().forEach(key -> keys.put(key, true));
        month.keySet().forEach(key -> keys.put(key, true));
        List<GroupLine> lines = new ArrayList<>();
        for (K key : keys.keySet()) {
            OpenCounts now = open.getOrDefault(key, OpenCounts.NONE);
            MonthCounts during = month.getOrDefault(key, new MonthCounts());
            if (now.open() + during.submitted() + during.closed() + during.reopened() > 0) {
                lines.add(line(filter, code.apply(key), name.apply(key), drill.apply(key), now, during, own));
            }
        }
        lines.sort(Comparator.comparingLong(GroupLine::open).reversed().thenComparing(GroupLine::code));
        return lines;
    }

    private static GroupLine line(
            BoardFilter filter,
            String code,
            String name,
            Drill drill,
            OpenCounts now,
            MonthCounts during,
            boolean own) {
        Map<String, String> queries = states(drill);
        queries.put("submitted", drill.submitted(filter.month()).query());
        Drill closed = drill.happened("closed", filter.month());
        queries.put("closed", closed.query());
        queries.put("late", closed.with("late", "true").query());
        queries.put("reopened", drill.happened("reopened", filter.month()).query());
        Histogram handling = during.handling();
        long late = own ? during.ownLate() : during.late();
        return new GroupLine(
                code,
                name,
                now.open(),
                now.onTime(),
                now.warned(),
                now.overdue(),
                during.submitted(),
                during.closed(),
                late,
                during.reopened(),
                rate(during.closed() - late, during.closed()),
                handling.percentile(0.5),
                handling.percentile(0.9),
                drill.open().query(),
                queries);
    }

    private Board.Rating rating(BoardFilter filter, Drill drill, MonthCounts during) {
        List<RatingLine> lines = new ArrayList<>();
        long satisfied = 0;
        for (int grade = BEST_GRADE; grade >= 1; grade--) {
            long count = during.rated(grade);
            satisfied += grade >= LOWEST_SATISFIED ? count : 0;
            lines.add(new RatingLine(
                    grade,
                    vocabulary.gradeName(grade),
                    count,
                    drill.happened("rated", filter.month())
                            .with("rating", Integer.toString(grade))
                            .query()));
        }
        return new Board.Rating(during.rated(), rate(satisfied, during.rated()), lines);
    }

    private static Board.Handling handling(BoardFilter filter, Drill drill, MonthCounts during) {
        Drill closed = drill.happened("closed", filter.month());
        long late = late(filter, during);
        return new Board.Handling(
                during.handling().percentile(0.5),
                during.handling().percentile(0.9),
                rate(during.closed() - late, during.closed()),
                new Figure(during.closed(), closed.query()),
                new Figure(late, closed.with("late", "true").query()));
    }

    private static List<TrendLine> trend(BoardFilter filter, Drill drill, Map<YearMonth, MonthCounts> trend) {
        List<TrendLine> lines = new ArrayList<>();
        for (YearMonth month : months(filter)) {
            MonthCounts counts = trend.getOrDefault(month, new MonthCounts());
            Drill closed = drill.happened("closed", month);
            lines.add(new TrendLine(
                    month.toString(),
                    counts.submitted(),
                    counts.closed(),
                    late(filter, counts),
                    counts.reopened(),
                    Map.of(
                            "submitted", drill.submitted(month).query(),
                            "closed", closed.query(),
                            "overdue", closed.with("late", "true").query(),
                            "reopened", drill.happened("reopened", month).query())));
        }
        return lines;
    }

    private static long late(BoardFilter filter, MonthCounts counts) {
        return BoardFigures.ownDeadlines(filter) ? counts.ownLate() : counts.late();
    }

    private static Set<YearMonth> months(BoardFilter filter) {
        Set<YearMonth> months = new TreeSet<>();
        for (int back = 0; back < MONTHS; back++) {
            months.add(filter.month().minusMonths(back));
        }
        return months;
    }

    static @Nullable BigDecimal rate(long part, long whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }
}
