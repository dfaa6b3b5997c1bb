package org.huiqi.registry.usecase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.registry.TargetStandings;
import org.huiqi.registry.domain.Figure;
import org.huiqi.registry.domain.RecordedFigures;
import org.huiqi.registry.domain.TargetLine;
import org.huiqi.registry.persistence.FigureTable;
import org.huiqi.shared.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Targets beside the figures that the supervising offices recorded. */
@Service
class RecordedStandings implements TargetStandings {

    private static final Pattern GROWTH_TO_SCALE = Pattern.compile("小升规|新增规模以上工业企业|规下升规上");

    private final PolicyLibrary policies;
    private final FigureTable figures;

    RecordedStandings(PolicyLibrary policies, FigureTable figures) {
        this.policies = policies;
        this.figures = figures;
    }

    @Override
    @Transactional(readOnly = true)
    public List<TargetStanding> growthToScale(Jurisdiction jurisdiction, String period) {
        YearMonth end = Figure.lastMonth(period);
        int year = end.getYear();
        List<TargetStanding> standings = new ArrayList<>();
        List<Figure> recorded = figures.current().stream()
                .filter(figure -> figure.lastMonth().getYear() == year
                        && !figure.lastMonth().isAfter(end))
                .toList();
        for (Measure measure : policies.all()) {
            if (measure.jurisdiction() != jurisdiction) {
                continue;
            }
            List<TargetLine> lines = TargetLine.of(measure).stream()
                    .filter(line -> GROWTH_TO_SCALE.matcher(line.indicator()).find() && isOf(line, measure, year))
                    .toList();
            if (!lines.isEmpty()) {
                RecordedFigures until = new RecordedFigures(recorded.stream()
                        .filter(figure -> figure.policyId().equals(measure.id()))
                        .toList());
                lines.forEach(line -> standings.add(standing(measure, line, until)));
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

    private static TargetStanding standing(Measure measure, TargetLine line, RecordedFigures until) {
        boolean whole = line.place().equals(measure.jurisdiction().chineseName());
        Optional<Figure> own = until.newest(line.indicator(), line.place());
        Figure figure = own.or(() -> whole && line.addsUp() ? until.sum(line) : Optional.empty())
                .orElse(null);
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
}
