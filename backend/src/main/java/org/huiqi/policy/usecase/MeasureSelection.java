package org.huiqi.policy.usecase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.huiqi.policy.ApplicantType;
import org.huiqi.policy.Handling;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureFacets;
import org.huiqi.policy.MeasureFacets.Count;
import org.huiqi.policy.MeasureFilter;
import org.huiqi.policy.MeasureKind;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.domain.MeasureSearch;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** Which measures a list shows on a day, in which order, and how many each further choice would leave. */
final class MeasureSelection {

    private static final List<Integer> AMOUNTS = List.of(10, 50, 100, 500);
    private static final int TEN_THOUSAND = 10_000;

    /** What tells the public what government does rather than what it may ask for. */
    private static final Set<MeasureKind> GOVERNMENTS_OWN =
            Set.of(MeasureKind.TARGET, MeasureKind.DEADLINE, MeasureKind.DUTY);

    private static final Set<ApplicantType> GOVERNMENT =
            Set.of(ApplicantType.DEPARTMENT, ApplicantType.LOCAL_GOVERNMENT);

    private static final Set<MeasureKind> WITHOUT_MONEY =
            Set.of(MeasureKind.SERVICE, MeasureKind.PLATFORM, MeasureKind.REGISTRY);

    private enum Dimension {
        JURISDICTION,
        KIND,
        HANDLING,
        APPLICANT,
        DEPARTMENT,
        DOCUMENT,
        AMOUNT,
        PERIOD,
        STATE,
        OTHER
    }

    private record Criterion(Dimension dimension, Predicate<Measure> met) {}

    private final MeasureSearch search;
    private final Map<String, PolicyDocument> documents;
    private final Predicate<Measure> open;
    private final LocalDate today;
    private final @Nullable String q;
    private final List<Criterion> criteria = new ArrayList<>();

    MeasureSelection(
            MeasureFilter filter,
            @Nullable String q,
            MeasureSearch search,
            Map<String, PolicyDocument> documents,
            Predicate<Measure> open,
            LocalDate today) {
        this.q = q;
        this.search = search;
        this.documents = documents;
        this.open = open;
        this.today = today;
        add(Dimension.JURISDICTION, filter.jurisdiction(), (measure, asked) -> measure.jurisdiction() == asked);
        add(Dimension.KIND, filter.kind(), (measure, asked) -> measure.kind() == asked);
        add(Dimension.HANDLING, filter.handling(), (measure, asked) -> measure.handling() == asked);
        add(Dimension.APPLICANT, filter.applicant(), (measure, asked) -> measure.applicants()
                .contains(asked));
        add(Dimension.DEPARTMENT, filter.department(), MeasureSelection::isOf);
        add(Dimension.DOCUMENT, filter.documentId(), (measure, asked) -> measure.documentId()
                .equals(asked));
        add(Dimension.DOCUMENT, filter.documentNumber(), this::hasNumber);
        add(Dimension.AMOUNT, filter.minAmount(), (measure, asked) -> compare(measure, asked) >= 0);
        add(
                Dimension.AMOUNT,
                filter.maxAmount(),
                (measure, asked) -> most(measure) != null && compare(measure, asked) <= 0);
        add(Dimension.PERIOD, filter.open(), (measure, asked) -> open.test(measure) == asked);
        add(Dimension.PERIOD, filter.dated(), (measure, asked) -> (lastDay(measure) != null) == asked);
        add(Dimension.STATE, filter.expired(), (measure, asked) -> isExpired(measure) == asked);
        add(Dimension.OTHER, filter.inForceOn(), Measure::isInForceOn);
        add(Dimension.OTHER, filter.payment(), (measure, asked) -> measure.payment() == asked);
        add(Dimension.OTHER, filter.computable(), (measure, asked) -> measure.isComputable() == asked);
        add(Dimension.OTHER, q, (measure, asked) -> search.score(measure.id(), asked) > 0);
    }

    private <T> void add(
            Dimension dimension, @Nullable T asked, java.util.function.BiPredicate<Measure, ? super T> test) {
        if (asked != null) {
            criteria.add(new Criterion(dimension, measure -> test.test(measure, asked)));
        }
    }

    List<Measure> select(Iterable<Measure> measures, ListQuery query) {
        List<Measure> found = new ArrayList<>(under(null, measures));
        found.sort(order(query));
        return found;
    }

    /** Those that meet everything but what is asked of one dimension. */
    private List<Measure> under(@Nullable Dimension except, Iterable<Measure> measures) {
        List<Measure> found = new ArrayList<>();
        measures.forEach(measure -> {
            if (criteria.stream()
                    .allMatch(criterion ->
                            criterion.dimension() == except || criterion.met().test(measure))) {
                found.add(measure);
            }
        });
        return found;
    }

    MeasureFacets facets(Iterable<Measure> measures) {
        List<Measure> byAmount = under(Dimension.AMOUNT, measures);
        List<Measure> byPeriod = under(Dimension.PERIOD, measures);
        List<Measure> byState = under(Dimension.STATE, measures);
        return new MeasureFacets(
                count(
                        MeasureKind.values(),
                        MeasureKind::id,
                        MeasureKind::chineseName,
                        under(Dimension.KIND, measures),
                        measure -> List.of(measure.kind().id())),
                count(
                        Jurisdiction.values(),
                        Jurisdiction::id,
                        Jurisdiction::chineseName,
                        under(Dimension.JURISDICTION, measures),
                        measure -> List.of(measure.jurisdiction().id())),
                count(
                        ApplicantType.values(),
                        ApplicantType::id,
                        ApplicantType::chineseName,
                        under(Dimension.APPLICANT, measures),
                        measure -> measure.applicants().stream()
                                .map(ApplicantType::id)
                                .toList()),
                count(
                        Handling.values(),
                        Handling::id,
                        Handling::chineseName,
                        under(Dimension.HANDLING, measures),
                        measure -> List.of(measure.handling().id())),
                mostFirst(under(Dimension.DEPARTMENT, measures), Measure::departments, Function.identity()),
                mostFirst(
                        under(Dimension.DOCUMENT, measures),
                        measure -> List.of(measure.documentId()),
                        this::titleOfDocument),
                AMOUNTS.stream()
                        .map(wan -> new Count(
                                Integer.toString(wan * TEN_THOUSAND),
                                wan + "万元以上",
                                count(byAmount, measure -> reaches(measure, wan * TEN_THOUSAND))))
                        .toList(),
                List.of(
                        new Count("open", "现在可以在线申请", count(byPeriod, open)),
                        new Count("dated", "有截止日期", count(byPeriod, measure -> lastDay(measure) != null)),
                        new Count("endless", "没有截止日期", count(byPeriod, measure -> lastDay(measure) == null))),
                List.of(
                        new Count("current", "有效", count(byState, measure -> !isExpired(measure))),
                        new Count("expired", "已过期", count(byState, this::isExpired))));
    }

    private static int count(List<Measure> measures, Predicate<Measure> which) {
        return (int) measures.stream().filter(which).count();
    }

    private static boolean reaches(Measure measure, int yuan) {
        return compare(measure, Money.of(yuan)) >= 0;
    }

    /** The stated most for one applicant against a sum; none is less than any. */
    private static int compare(Measure measure, Money sum) {
        Money most = most(measure);
        return most == null ? -1 : most.compareTo(sum);
    }

    private static <T> List<Count> count(
            T[] values,
            Function<T, String> id,
            Function<T, String> label,
            List<Measure> measures,
            Function<Measure, List<String>> idsOf) {
        Map<String, Integer> counts = counts(measures, idsOf);
        return Arrays.stream(values)
                .filter(value -> counts.containsKey(id.apply(value)))
                .map(value -> new Count(id.apply(value), label.apply(value), counts.getOrDefault(id.apply(value), 0)))
                .toList();
    }

    private static List<Count> mostFirst(
            List<Measure> measures, Function<Measure, List<String>> valuesOf, Function<String, String> label) {
        return counts(measures, valuesOf).entrySet().stream()
                .map(entry -> new Count(entry.getKey(), label.apply(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingInt(Count::count).reversed().thenComparing(Count::value))
                .toList();
    }

    private static Map<String, Integer> counts(List<Measure> measures, Function<Measure, List<String>> valuesOf) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        measures.forEach(measure -> valuesOf.apply(measure).forEach(value -> counts.merge(value, 1, Integer::sum)));
        return counts;
    }

    private String titleOfDocument(String id) {
        PolicyDocument document = documents.get(id);
        return document == null ? id : document.title();
    }

    private static boolean isOf(Measure measure, String department) {
        return measure.departments().stream().anyMatch(name -> name.contains(department));
    }

    private boolean hasNumber(Measure measure, String asked) {
        String wanted = compact(asked);
        List<String> ids = new ArrayList<>(List.of(measure.documentId()));
        measure.furtherSources().forEach(source -> ids.add(source.documentId()));
        return ids.stream().anyMatch(id -> {
            PolicyDocument document = documents.get(id);
            return document != null
                    && document.number() != null
                    && compact(document.number()).contains(wanted);
        });
    }

    private static String compact(String number) {
        return MeasureSearch.normal(number).replaceAll("\\s", "");
    }

    private static @Nullable Money most(Measure measure) {
        return measure.caps().mostForOneApplicant();
    }

    private static @Nullable LocalDate lastDay(Measure measure) {
        return measure.applyBy() != null ? measure.applyBy() : measure.period().lastDay();
    }

    private boolean isExpired(Measure measure) {
        LocalDate last = lastDay(measure);
        return last != null && last.isBefore(today);
    }

    private Comparator<Measure> order(ListQuery query) {
        Comparator<Measure> byId = Comparator.comparing(Measure::id);
        Comparator<Measure> asked =
                switch (query.sort() == null ? "" : query.sort()) {
                    case "id" -> directed(byId, query);
                    case "title" -> directed(Comparator.comparing(Measure::title), query);
                    case "jurisdiction", "jurisdictionName" ->
                        directed(Comparator.comparing(Measure::jurisdiction), query);
                    case "kind", "kindName" -> directed(Comparator.comparing(Measure::kind), query);
                    // Whoever sorts by sum or by last day wants to see sums and days: those without come last either
                    // way.
                    case "maxAmount" ->
                        Comparator.comparing(
                                MeasureSelection::most,
                                Comparator.nullsLast(
                                        query.descending()
                                                ? Comparator.<Money>reverseOrder()
                                                : Comparator.<Money>naturalOrder()));
                    case "applyBy" ->
                        Comparator.comparing(
                                MeasureSelection::lastDay,
                                Comparator.nullsLast(
                                        query.descending()
                                                ? Comparator.<LocalDate>reverseOrder()
                                                : Comparator.<LocalDate>naturalOrder()));
                    default -> null;
                };
        if (asked != null) {
            return asked.thenComparing(byId);
        }
        Comparator<Measure> useful = Comparator.comparing((Measure measure) -> !open.test(measure))
                .thenComparing(MeasureSelection::distance)
                .thenComparing(MeasureSelection::most, Comparator.nullsLast(Comparator.<Money>reverseOrder()))
                .thenComparing(byId);
        if (q == null) {
            return useful;
        }
        return Comparator.comparing((Measure measure) -> -search.score(measure.id(), q) / (1 + distance(measure)))
                .thenComparing(useful);
    }

    private static Comparator<Measure> directed(Comparator<Measure> order, ListQuery query) {
        return query.descending() ? order.reversed() : order;
    }

    /** How far it is from being something that a business gets. */
    private static int distance(Measure measure) {
        if (GOVERNMENTS_OWN.contains(measure.kind()) || GOVERNMENT.containsAll(measure.applicants())) {
            return 2;
        }
        return WITHOUT_MONEY.contains(measure.kind()) ? 1 : 0;
    }
}
