package org.huiqi.servicerequest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * What a request's clocks should say, written a second time and only for tests: a few tables and days counted one by one, sharing
 * nothing with the product but the published holidays.
 */
final class ReferenceCourse {

    /** A clock with the warnings that should be given while it runs. */
    static final class Expected {

        final String step;
        final String signer;
        final Instant startedAt;
        Instant due;
        final Map<String, Instant> warnings = new TreeMap<>();
        private final Map<String, Instant> planned = new TreeMap<>();
        private final char unit;
        private final int length;

        @Nullable
        Instant pausedAt;

        @Nullable
        Instant endedAt;

        Expected(String step, String signer, int length, char unit, Instant startedAt, Instant due) {
            this.length = length;
            this.unit = unit;
            this.step = step;
            this.signer = signer;
            this.startedAt = startedAt;
            this.due = due;
        }

        void end(Instant at) {
            if (endedAt == null) {
                goOn(at);
                endedAt = at;
                warnings.putAll(warningsUntil(at));
            }
        }

        /** Somebody has to do again what was done, and still until the same day. */
        void goOnAgain(Instant at, Instant until) {
            Instant ended = Objects.requireNonNull(endedAt);
            planned.values().removeIf(time -> time.isAfter(ended));
            endedAt = null;
            due = until.isAfter(due) ? until : due;
            warn(at);
        }

        boolean isForTheSameDeadline(Expected other) {
            return signer.equals(other.signer)
                    && startedAt.equals(other.startedAt)
                    && (due.equals(other.due) || length >= 0 && length == other.length && unit == other.unit);
        }

        /** Nobody is told twice. */
        void takeOver(Expected other) {
            other.warnings.forEach((level, time) -> planned.merge(level, time, (a, b) -> a.isBefore(b) ? a : b));
        }

        /** What was given stays given; the rest waits. */
        void stop(Instant at) {
            pausedAt = at;
            planned.values().removeIf(time -> time.isAfter(at));
        }

        void goOn(Instant at) {
            Instant since = pausedAt;
            if (since == null) {
                return;
            }
            pausedAt = null;
            boolean inTime = !due.isBefore(since);
            due = later(due, unit, since, at);
            if (inTime && due.isBefore(at)) {
                LocalDate day = day(at);
                while (!isWorkingDay(day)) {
                    day = day.plusDays(1);
                }
                due = endOfDay(day);
            }
            warn(at);
        }

        /** The warnings that have not been given, from a moment on. */
        void warn(Instant at) {
            Instant remind = due.minus(Objects.requireNonNull(LIMITS.get(step)).lead());
            if (!due.isBefore(at)) {
                plan("reminder", remind, at);
            }
            plan("yellow-card", due.plusSeconds(1), at);
            plan("red-card", due.plus(Duration.ofDays(1)).plusSeconds(1), at);
            plan("leader", due.plus(Duration.ofDays(1)).plusSeconds(1), at);
            plan("supervision", due.plus(Duration.ofDays(2)).plusSeconds(1), at);
        }

        private void plan(String level, Instant time, Instant at) {
            planned.putIfAbsent(level, time.isBefore(at) ? at : time);
        }

        Map<String, Instant> warningsUntil(Instant at) {
            Map<String, Instant> given = new TreeMap<>();
            planned.forEach((level, time) -> {
                if (!time.isAfter(at)) {
                    given.put(level, time);
                }
            });
            return given;
        }

        @Override
        public String toString() {
            return "%s %s %s..%s due %s %s".formatted(step, signer, startedAt, endedAt, due, warnings);
        }
    }

    private record Limit(int length, char unit, boolean fromDispatch, Duration lead) {}

    private static final Map<String, Limit> LIMITS = Map.ofEntries(
            Map.entry("dispatchRequest", new Limit(1, 'd', false, Duration.ofHours(4))),
            Map.entry("reportMeasures", new Limit(3, 'd', true, Duration.ofDays(1))),
            Map.entry("decideDispatch", new Limit(1, 'd', false, Duration.ofHours(4))),
            Map.entry("resolveRequest", new Limit(7, 'd', true, Duration.ofDays(2))),
            Map.entry("giveSupport", new Limit(5, 'd', true, Duration.ofDays(1))),
            Map.entry("approveComplexity", new Limit(1, 'd', false, Duration.ofHours(4))),
            Map.entry("resolveComplex", new Limit(1, 'm', true, Duration.ofDays(7))),
            Map.entry("approvePlan", new Limit(3, 'd', false, Duration.ofDays(1))),
            Map.entry("followPlan", new Limit(1, 'm', false, Duration.ofDays(5))),
            Map.entry("followUp", new Limit(3, 'd', false, Duration.ofDays(1))),
            Map.entry("auditCloseOut", new Limit(2, 'd', false, Duration.ofDays(1))));

    private static final Map<String, Map<String, String>> OWN_LIMITS = Map.of(
            "credit-repair", Map.of("resolveRequest", "1w"),
            "arrears", Map.of("resolveRequest", "30d", "resolveComplex", "60d"),
            "utility", Map.of("resolveRequest", "3w"));

    private static final Map<LocalDate, Boolean> PUBLISHED = published();

    private static final Set<String> ASKED_IN =
            Set.of("reportMeasures", "resolveRequest", "resolveComplex", "followPlan");
    private static final Set<String> STANDS_STILL =
            Set.of("reportMeasures", "resolveRequest", "resolveComplex", "followPlan", "giveSupport");

    private final String category;
    private final List<Expected> clocks = new ArrayList<>();
    private final Set<String> open = new HashSet<>();
    private Instant dispatchedAt = Instant.EPOCH;
    private String responsible = "";
    private List<String> support = List.of();
    private String kind = "ordinary";
    private @Nullable LocalDate planUntil;
    private @Nullable LocalDate planAsked;
    private @Nullable Instant planApprovedAt;
    private final List<Instant[]> stoodStill = new ArrayList<>();
    private int asked;
    private Instant askedAt = Instant.EPOCH;
    private int refusals;
    private int round = 1;
    private boolean supportRuns;
    private boolean closeOutAsked;
    private String status = "submitted";
    private @Nullable Instant wait;
    private boolean askedAgain;
    private boolean unrated;

    ReferenceCourse(String category, Instant submittedAt) {
        this.category = category;
        open("dispatchRequest", submittedAt);
    }

    List<Expected> clocks() {
        return clocks;
    }

    Set<String> openSteps() {
        return open;
    }

    /** Closed without a rating; what is left is to have it taken up anew. */
    boolean isUnrated() {
        return unrated;
    }

    String status() {
        return status;
    }

    int refusals() {
        return refusals;
    }

    int round() {
        return round;
    }

    /** When the wait for the enterprise is over; null where officials have something to do, or nobody has. */
    @Nullable
    Instant waitsUntil() {
        return wait;
    }

    /** Whether the enterprise may be asked for something now. */
    boolean mayAsk() {
        return asked < 2 && open.stream().anyMatch(ASKED_IN::contains);
    }

    String responsible() {
        return responsible;
    }

    // --- what happens

    /** The enterprise is asked for something; gives the last moment of its answer. */
    Instant ask(Instant at) {
        asked++;
        askedAt = at;
        clocks.stream()
                .filter(clock -> clock.endedAt == null && STANDS_STILL.contains(clock.step))
                .forEach(clock -> clock.stop(at));
        return endOfDay(lastDay(day(at), 5, 'w'));
    }

    void goOn(Instant at) {
        stoodStill.add(new Instant[] {askedAt, at});
        clocks.stream().filter(clock -> clock.endedAt == null).forEach(clock -> clock.goOn(at));
    }

    void dispatch(String to, List<String> others, String as, Instant at) {
        end("dispatchRequest", at);
        dispatchedAt = at;
        responsible = to;
        support = others.stream().filter(one -> !one.equals(to)).toList();
        kind = as;
        status = "dispatched";
        open("reportMeasures", at);
    }

    /** Whether the day that the leader decides on has passed. */
    boolean askedPlanIsPast(Instant at) {
        return Objects.requireNonNull(planAsked).isBefore(day(at));
    }

    boolean planIsOver(Instant at) {
        return planApprovedAt != null && planDue().isBefore(at);
    }

    /** {@code plan} is the day by which it is to be done, where the step asks for it. */
    void decide(String step, String decision, @Nullable LocalDate plan, Instant at) {
        if (plan != null && decision.equals("return") && (step.equals("resolveComplex") || step.equals("followPlan"))) {
            planAsked = plan;
            if (step.equals("followPlan")) {
                end(step, at);
                open("approvePlan", at);
                return;
            }
        }
        decide(step, decision, at);
    }

    void decide(String step, String decision, Instant at) {
        end(step, at);
        boolean approved = decision.equals("approve");
        switch (step) {
            case "reportMeasures" -> {
                if (!approved) {
                    refusals++;
                    if (refusals > 2) {
                        open("decideDispatch", at);
                    } else {
                        status = "submitted";
                        open("dispatchRequest", at);
                    }
                } else {
                    supportRuns = !support.isEmpty();
                    handle(at);
                    if (supportRuns) {
                        open("giveSupport", at);
                    }
                }
            }
            case "decideDispatch" -> {
                if (decision.equals("return")) {
                    status = "submitted";
                    open("dispatchRequest", at);
                } else {
                    dispatchedAt = at;
                    open("reportMeasures", at);
                }
            }
            case "resolveRequest" -> openOrAsk(decision, "approveComplexity", at);
            case "approveComplexity" -> {
                kind = approved ? "complex" : kind;
                status = approved ? "complex-in-progress" : status;
                open(approved ? "resolveComplex" : "resolveRequest", at);
            }
            case "resolveComplex" -> openOrAsk(decision, "approvePlan", at);
            case "approvePlan" -> {
                if (approved) {
                    kind = "plan";
                    planUntil = planAsked;
                    planApprovedAt = at;
                }
                planAsked = null;
                open(planApprovedAt == null ? "resolveComplex" : "followPlan", at);
            }
            case "followPlan" -> openOrAsk(decision, "followPlan", at);
            case "followUp" -> open("auditCloseOut", at);
            case "auditCloseOut" -> {
                closeOutAsked = false;
                if (approved) {
                    status = "closed";
                    wait = endOfDay(day(at).plusDays(7)).plusSeconds(1);
                } else {
                    handle(at);
                }
            }
            default -> throw new IllegalArgumentException(step);
        }
    }

    void support(String authority, Instant at) {
        clocks.stream()
                .filter(clock -> clock.endedAt == null && clock.signer.equals(authority + ".reviewer"))
                .filter(clock -> clock.step.equals("giveSupport"))
                .forEach(clock -> clock.end(at));
        if (clocks.stream().noneMatch(clock -> clock.endedAt == null && clock.step.equals("giveSupport"))) {
            open.remove("giveSupport");
            supportRuns = false;
            auditWhenAllIsDone(at);
        }
    }

    void rate(int grade, Instant at) {
        if (grade <= 2) {
            reopen(at);
        } else {
            status = "rated";
            wait = endOfDay(day(closedAt()).plusDays(15)).plusSeconds(1);
        }
    }

    void reopen(Instant at) {
        status = "reopened";
        round++;
        asked = 0;
        wait = null;
        askedAgain = false;
        unrated = false;
        dispatchedAt = at;
        support = List.of();
        kind = kind.equals("plan") ? "complex" : kind;
        planUntil = null;
        planApprovedAt = null;
        open("reportMeasures", at);
    }

    /** Nobody rated or reopened in time. */
    void waitIsOver(Instant at) {
        if (status.equals("closed") && !askedAgain) {
            askedAgain = true;
            wait = endOfDay(day(at).plusDays(3)).plusSeconds(1);
        } else if (status.equals("closed") && !unrated) {
            unrated = true;
            wait = endOfDay(day(closedAt()).plusDays(15)).plusSeconds(1);
        } else {
            wait = null;
        }
    }

    // --- what follows

    private void openOrAsk(String decision, String next, Instant at) {
        if (decision.equals("return")) {
            open(next, at);
        } else {
            closeOutAsked = true;
            status = "close-out-requested";
            auditWhenAllIsDone(at);
        }
    }

    private void auditWhenAllIsDone(Instant at) {
        if (closeOutAsked && !supportRuns) {
            open(round > 1 ? "followUp" : "auditCloseOut", at);
        }
    }

    private void handle(Instant at) {
        status = kind.equals("ordinary") ? "in-progress" : "complex-in-progress";
        open(
                switch (kind) {
                    case "ordinary" -> "resolveRequest";
                    case "complex" -> "resolveComplex";
                    default -> "followPlan";
                },
                at);
    }

    private Instant closedAt() {
        return clocks.stream()
                .filter(clock -> clock.step.equals("auditCloseOut"))
                .map(clock -> Objects.requireNonNull(clock.endedAt))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private void end(String step, Instant at) {
        open.remove(step);
        clocks.stream().filter(clock -> clock.step.equals(step)).forEach(clock -> clock.end(at));
    }

    private void open(String step, Instant at) {
        boolean fromDispatch = Objects.requireNonNull(LIMITS.get(step)).fromDispatch();
        Instant start = fromDispatch ? dispatchedAt : at;
        Counted counted = counted(step, start, step);
        if (step.equals("reportMeasures") || step.equals("giveSupport")) {
            Counted handling = counted(kind.equals("ordinary") ? "resolveRequest" : "resolveComplex", start, step);
            counted = handling.due().isBefore(counted.due()) ? handling : counted;
        }
        if (step.equals("followPlan")) {
            // Two deadlines, each watched; one where they are the same day.
            if (!counted.due().equals(planDue())) {
                start(step, counted, start, false, at);
            }
            start(step, new Counted(-1, 'd', planDue()), Objects.requireNonNull(planApprovedAt), true, at);
        } else {
            start(step, counted, start, fromDispatch, at);
        }
        open.add(step);
    }

    private void start(String step, Counted counted, Instant start, boolean goesOn, Instant at) {
        for (String signer : signers(step)) {
            Expected clock = new Expected(step, signer, counted.length(), counted.unit(), start, counted.due());
            Expected before = goesOn ? same(clock) : null;
            if (before == null) {
                if (goesOn) {
                    clocks.stream().filter(clock::isForTheSameDeadline).forEach(clock::takeOver);
                }
                clock.warn(at);
                clocks.add(clock);
            } else {
                before.goOnAgain(at, counted.due());
            }
        }
    }

    private record Counted(int length, char unit, Instant due) {}

    /** By the limit of a step, with the time given back that another one stood still. */
    private Counted counted(String limited, Instant start, String step) {
        Limit limit = Objects.requireNonNull(LIMITS.get(limited));
        String own = OWN_LIMITS.getOrDefault(category, Map.of()).get(limited);
        int length = own == null ? limit.length() : Integer.parseInt(own.substring(0, own.length() - 1));
        char unit = own == null ? limit.unit() : own.charAt(own.length() - 1);
        Instant due = endOfDay(lastDay(day(start), length, unit));
        return new Counted(length, unit, STANDS_STILL.contains(step) ? givenBack(due, unit, start) : due);
    }

    private Instant planDue() {
        return givenBack(endOfDay(Objects.requireNonNull(planUntil)), 'd', Objects.requireNonNull(planApprovedAt));
    }

    private Instant givenBack(Instant due, char unit, Instant since) {
        Instant later = due;
        for (Instant[] still : stoodStill) {
            if (!still[0].isBefore(since)) {
                later = later(later, unit, still[0], still[1]);
            }
        }
        return later;
    }

    private @Nullable Expected same(Expected clock) {
        return clocks.stream()
                .filter(other -> other.step.equals(clock.step)
                        && other.signer.equals(clock.signer)
                        && other.startedAt.equals(clock.startedAt)
                        && (clock.length >= 0 || other.length < 0))
                .findFirst()
                .orElse(null);
    }

    private List<String> signers(String step) {
        return switch (step) {
            case "reportMeasures", "resolveRequest", "resolveComplex", "followPlan" ->
                List.of(responsible + ".reviewer");
            case "giveSupport" -> support.stream().map(one -> one + ".reviewer").toList();
            case "decideDispatch", "approvePlan" -> List.of("pds-leader.approver");
            default -> List.of("pds-supervision.supervisor");
        };
    }

    // --- days, counted one by one

    private static LocalDate lastDay(LocalDate start, int length, char unit) {
        if (unit == 'm') {
            return start.plusMonths(length);
        }
        LocalDate day = start;
        for (int left = length; left > 0; ) {
            day = day.plusDays(1);
            if (unit == 'd' || isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** Later by the days, or the working days, that have passed from one day to the other. */
    private static Instant later(Instant due, char unit, Instant from, Instant to) {
        LocalDate last = day(due);
        for (LocalDate day = day(from).plusDays(1); !day.isAfter(day(to)); day = day.plusDays(1)) {
            if (unit != 'w') {
                last = last.plusDays(1);
            } else if (isWorkingDay(day)) {
                last = lastDay(last, 1, 'w');
            }
        }
        return endOfDay(last);
    }

    private static boolean isWorkingDay(LocalDate day) {
        Boolean said = PUBLISHED.get(day);
        return said == null ? day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY : said;
    }

    // China has had one time since 1991, without summer time.
    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.ofHours(8)).toLocalDate();
    }

    private static Instant endOfDay(LocalDate day) {
        return day.atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.ofHours(8));
    }

    /** By day: true where a notice makes it a working day, false where it gives it off. */
    private static Map<LocalDate, Boolean> published() {
        Map<LocalDate, Boolean> days = new TreeMap<>();
        for (int year = 2021; year <= 2024; year++) {
            String path = "calendar/" + year + ".yaml";
            try (InputStream in = Objects.requireNonNull(
                    ReferenceCourse.class.getClassLoader().getResourceAsStream(path), path)) {
                Map<String, Object> content = new Yaml().load(in);
                for (Object holiday : (List<?>) Objects.requireNonNull(content.get("holidays"))) {
                    Map<?, ?> span = (Map<?, ?>) holiday;
                    LocalDate last = LocalDate.parse(String.valueOf(span.get("to")));
                    for (LocalDate day = LocalDate.parse(String.valueOf(span.get("from")));
                            !day.isAfter(last);
                            day = day.plusDays(1)) {
                        days.put(day, false);
                    }
                }
                for (Object workday : (List<?>) Objects.requireNonNull(content.get("makeUpWorkdays"))) {
                    days.put(LocalDate.parse(String.valueOf(((Map<?, ?>) workday).get("date"))), true);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return days;
    }
}
