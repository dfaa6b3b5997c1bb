package org.huiqi.registry.usecase;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.huiqi.identity.Actor;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.registry.TargetFigureRecorded;
import org.huiqi.registry.domain.Figure;
import org.huiqi.registry.domain.RecordedFigures;
import org.huiqi.registry.domain.TargetLine;
import org.huiqi.registry.persistence.FigureTable;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The figures that texts want, what was reached of them, and who says so. */
@Service
@Transactional
public class Targets {

    private static final Pattern PERIOD = Pattern.compile("20\\d{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?");
    private static final BigDecimal MOST = new BigDecimal("1000000000000000");
    private static final int LONGEST_NOTE = 500;

    private final PolicyLibrary policies;
    private final FigureTable figures;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Targets(PolicyLibrary policies, FigureTable figures, ApplicationEventPublisher events, Clock clock) {
        this.policies = policies;
        this.figures = figures;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A target and how far it has come.
     *
     * @param figure what counts, null where nothing was recorded
     * @param summed true where it is the sum of the counties' figures of its period, because none was recorded for the whole
     */
    public record Progress(
            Measure measure, TargetLine line, @Nullable Figure figure, boolean summed) {}

    /** What an official records. */
    public record NewFigure(
            @Nullable String indicator,
            @Nullable String district,
            @Nullable String period,
            @Nullable BigDecimal value,
            @Nullable String note) {}

    /** Every target of every measure; a figure of a county without a target of its own is a line without one. */
    @Transactional(readOnly = true)
    public List<Progress> all() {
        Map<String, List<Figure>> recorded = new LinkedHashMap<>();
        figures.current().forEach(figure -> recorded.computeIfAbsent(figure.policyId(), any -> new ArrayList<>())
                .add(figure));
        List<Progress> all = new ArrayList<>();
        for (Measure measure : policies.all()) {
            List<TargetLine> lines = TargetLine.of(measure);
            if (!lines.isEmpty()) {
                all.addAll(progress(measure, lines, recorded.getOrDefault(measure.id(), List.of())));
            }
        }
        return all;
    }

    private static List<Progress> progress(Measure measure, List<TargetLine> lines, List<Figure> recorded) {
        List<Progress> shown = new ArrayList<>();
        RecordedFigures figures = new RecordedFigures(recorded);
        Set<String> taken = new LinkedHashSet<>();
        for (TargetLine line : lines) {
            taken.add(line.indicator() + "@" + line.place());
            Optional<Figure> own = figures.newest(line.indicator(), line.place());
            boolean whole = line.place().equals(measure.jurisdiction().chineseName());
            Figure sum =
                    own.isEmpty() && whole && line.addsUp() ? figures.sum(line).orElse(null) : null;
            shown.add(new Progress(measure, line, own.orElse(sum), own.isEmpty() && sum != null));
        }
        recorded.stream()
                .filter(figure -> taken.add(figure.indicator() + "@" + figure.place()))
                .forEach(figure -> lines.stream()
                        .filter(line -> line.indicator().equals(figure.indicator()))
                        .findFirst()
                        .ifPresent(line -> shown.add(new Progress(
                                measure,
                                new TargetLine(
                                        line.policyId(),
                                        line.indicator(),
                                        figure.place(),
                                        line.op(),
                                        null,
                                        line.unit(),
                                        line.by(),
                                        "原文没有给本地单独定目标"),
                                figures.newest(figure.indicator(), figure.place())
                                        .orElse(figure),
                                false))));
        return shown;
    }

    @Transactional(readOnly = true)
    public List<Figure> history(String policyId) {
        return figures.history(get(policyId).id());
    }

    /** The measure with its targets, or 404. */
    @Transactional(readOnly = true)
    public Measure get(String policyId) {
        return policies.find(policyId)
                .filter(measure -> !TargetLine.of(measure).isEmpty())
                .orElseThrow(() -> ProblemException.notFound("target-not-found", "没有编号为“" + policyId + "”的工作目标"));
    }

    /** Supervisors record for their own government and those below; of national targets for the place they work for. */
    public boolean mayRecord(Measure measure, Actor actor) {
        return governments(actor).stream()
                .anyMatch(own -> own.covers(measure.jurisdiction())
                        || measure.jurisdiction().covers(own));
    }

    /** Where figures of a measure may be recorded: the whole, the places its table names, the counties. */
    public List<String> places(Measure measure) {
        Set<String> places = new LinkedHashSet<>();
        places.add(measure.jurisdiction().chineseName());
        TargetLine.of(measure).forEach(line -> places.add(line.place()));
        places.addAll(measure.jurisdiction().districts());
        for (Jurisdiction below : Jurisdiction.values()) {
            if (below.parent().filter(measure.jurisdiction()::equals).isPresent()) {
                places.add(below.chineseName());
            }
        }
        return List.copyOf(places);
    }

    public Figure record(String policyId, NewFigure given, Actor by) {
        Measure measure = get(policyId);
        if (!mayRecord(measure, by)) {
            throw ProblemException.forbidden("not-the-supervisor", "只有本级政府督查部门的督办岗可以登记目标进度");
        }
        List<FieldProblem> problems = new ArrayList<>();
        String indicator = oneOf(
                "indicator",
                given.indicator(),
                TargetLine.of(measure).stream()
                        .map(TargetLine::indicator)
                        .distinct()
                        .toList(),
                "指标",
                problems);
        String place = given.district() == null || given.district().isBlank()
                ? measure.jurisdiction().chineseName()
                : oneOf("district", given.district(), places(measure), "地方", problems);
        String period = given.period() == null ? "" : given.period().strip();
        if (!PERIOD.matcher(period).matches()) {
            problems.add(new FieldProblem("period", "malformed", "期间应为年、季度或月，例如 2022、2022-Q1、2022-05"));
        }
        BigDecimal value = given.value();
        if (value == null) {
            problems.add(new FieldProblem("value", "required", "请填写数值"));
        } else if (value.abs().compareTo(MOST) > 0 || value.stripTrailingZeros().scale() > 6) {
            problems.add(new FieldProblem("value", "out-of-range", "数值过大或小数超过6位"));
        }
        String note = given.note() == null ? "" : given.note().strip();
        if (note.length() > LONGEST_NOTE) {
            problems.add(new FieldProblem("note", "too-long", "说明最多" + LONGEST_NOTE + "字"));
        }
        if (value == null || !problems.isEmpty()) {
            throw ProblemException.refused(
                    "figure-invalid",
                    String.join(
                            "；", problems.stream().map(FieldProblem::message).toList()),
                    problems);
        }
        Figure figure = new Figure(policyId, indicator, place, period, value, note, by.username(), clock.instant());
        figures.add(figure);
        events.publishEvent(new TargetFigureRecorded(
                policyId, indicator, place, period, value, by.username(), figure.recordedAt()));
        return figure;
    }

    private static String oneOf(
            String field, @Nullable String given, List<String> known, String name, List<FieldProblem> problems) {
        String value = given == null ? "" : given.strip();
        if (known.size() == 1 && value.isEmpty()) {
            return known.get(0);
        }
        if (!known.contains(value)) {
            problems.add(new FieldProblem(
                    field, value.isEmpty() ? "required" : "unknown", name + "应为其中之一：" + String.join("、", known)));
        }
        return value;
    }

    private static List<Jurisdiction> governments(Actor actor) {
        return java.util.Arrays.stream(Jurisdiction.values())
                .filter(own -> actor.groups().contains(own.authorityPrefix() + "-supervision.supervisor"))
                .toList();
    }
}
