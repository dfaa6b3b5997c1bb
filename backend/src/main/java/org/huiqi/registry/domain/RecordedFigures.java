package org.huiqi.registry.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What was recorded for the targets of one measure: the figure that counts at a place, and the sum of the places. */
public record RecordedFigures(List<Figure> figures) {

    /** The newest figure of a place; of those whose periods end together, the one recorded last. */
    public Optional<Figure> newest(String indicator, String place) {
        return figures.stream()
                .filter(figure ->
                        figure.indicator().equals(indicator) && figure.place().equals(place))
                .max(Figure.BY_AGE);
    }

    /** The newest figures of the counties added up, within the year of the newest of them: figures start anew each year. */
    public Optional<Figure> sum(TargetLine line) {
        List<Figure> each = figures.stream()
                .filter(figure -> figure.indicator().equals(line.indicator()))
                .map(Figure::place)
                .distinct()
                .filter(place -> !place.equals(line.place()))
                .flatMap(place -> newest(line.indicator(), place).stream())
                .toList();
        return each.stream().max(Figure.BY_AGE).map(last -> {
            List<Figure> parts = each.stream()
                    .filter(figure ->
                            figure.lastMonth().getYear() == last.lastMonth().getYear())
                    .toList();
            return new Figure(
                    line.policyId(),
                    line.indicator(),
                    line.place(),
                    last.period(),
                    parts.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                    "由" + parts.size() + "个县（市、区）合计",
                    last.recordedBy(),
                    last.recordedAt());
        });
    }
}
