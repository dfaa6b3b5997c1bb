package org.huiqi.registry.usecase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.registry.TargetStandings;
import org.huiqi.registry.domain.Figure;
import org.huiqi.registry.domain.TargetLine;
import org.huiqi.registry.persistence.FigureTable;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Targets beside the figures that the supervising offices recorded. */
@Service
class RecordedStandings implements TargetStandings {

    private static final Pattern GROWTH_TO_SCALE = Pattern.compile("小升规|新增规模以上工业企业|规下升规上");
    private static final int MONTHS_OF_A_QUARTER = 3;
    /** A figure of the whole year is later than that of any of its months. */
    private static final int WHOLE_YEAR = 13;

    private final PolicyLibrary policies;
    private final FigureTable figures;

    RecordedStandings(PolicyLibrary policies, FigureTable figures) {
        this.policies = policies;
        this.figures = figures;
    }

    @Override
    @Transactional(readOnly = true)
    public List<TargetStanding> growthToScale(Jurisdiction jurisdiction, String period) {
        int year = Integer.parseInt(period.substring(0, 4));
        List<TargetStanding> standings = new ArrayList<>();
        for (Measure measure : policies.all()) {
            if (measure.jurisdiction() != jurisdiction) {
                continue;
            }
            List<TargetLine> lines = TargetLine.of(measure).stream()
                    .filter(line -> GROWTH_TO_SCALE.matcher(line.indicator()).find() && isOf(line, measure, year))
                    .toList();
            if (!lines.isEmpty()) {
                List<Figure> until = figures.history(measure.id()).stream()
                        .filter(figure ->
                                rank(figure.period(), year) > 0 && rank(figure.period(), year) <= rank(period, year))
                        .toList();
                lines.forEach(line -> standings.add(standing(measure, line, until, year)));
            }
        }
        return standings;
    }

    /** A target of another year does not carry over. */
    private static boolean isOf(TargetLine line, Measure measure, int year) {
        String by = line.by();
        if (by != null && by.matches("\\d{4}.*")) {
            return by.startsWith(Integer.toString(year));
        }
        return measure.period().contains(LocalDate.of(year, 12, 31));
    }

    private static TargetStanding standing(Measure measure, TargetLine line, List<Figure> until, int year) {
        String government = measure.jurisdiction().chineseName();
        boolean whole = line.place().equals(government);
        Optional<Figure> own = newest(until, line, line.place(), year);
        Figure figure = own.orElse(whole && line.addsUp() ? sum(until, line, government, year) : null);
        BigDecimal value = figure == null ? null : figure.value();
        return new TargetStanding(
                measure.title(),
                measure.clause(),
                measure.quote(),
                line.indicator(),
                line.place(),
                whole,
                line.targetText(),
                value,
                value == null ? null : line.format(value),
                figure != null && own.isEmpty(),
                figure == null ? null : figure.period(),
                value == null ? null : line.progress(value),
                value == null ? null : line.metBy(value));
    }

    private static Optional<Figure> newest(List<Figure> until, TargetLine line, String place, int year) {
        return until.stream()
                .filter(figure -> figure.indicator().equals(line.indicator())
                        && figure.place().equals(place))
                .reduce((newer, older) -> rank(older.period(), year) > rank(newer.period(), year) ? older : newer);
    }

    /** The counties' newest figures added up. */
    private static @Nullable Figure sum(List<Figure> until, TargetLine line, String government, int year) {
        List<Figure> parts = until.stream()
                .filter(figure -> figure.indicator().equals(line.indicator()))
                .map(Figure::place)
                .distinct()
                .filter(place -> !place.equals(government))
                .flatMap(place -> newest(until, line, place, year).stream())
                .toList();
        return parts.stream()
                .max(Comparator.comparingInt(part -> rank(part.period(), year)))
                .map(last -> new Figure(
                        line.policyId(),
                        line.indicator(),
                        line.place(),
                        last.period(),
                        parts.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                        "",
                        last.recordedBy(),
                        last.recordedAt()))
                .orElse(null);
    }

    /** The month with which a period ends; 0 where it belongs to another year. */
    private static int rank(String period, int year) {
        if (!period.startsWith(Integer.toString(year))) {
            return 0;
        }
        if (period.length() == 4) {
            return WHOLE_YEAR;
        }
        return period.charAt(5) == 'Q'
                ? (period.charAt(6) - '0') * MONTHS_OF_A_QUARTER
                : Integer.parseInt(period.substring(5));
    }
}
