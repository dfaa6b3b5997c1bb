package org.huiqi.matching.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.eligibility.Verdict;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.matching.persistence.RunTable.Run;
import org.huiqi.matching.usecase.Candidates;
import org.huiqi.matching.usecase.Candidates.FoundCandidate;
import org.huiqi.matching.usecase.Candidates.MeasureResult;
import org.huiqi.matching.usecase.MatchRuns;
import org.huiqi.matching.usecase.MatchRuns.Progress;
import org.huiqi.shared.Idempotent;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Match runs for the releaser, who sees all, and for the industry departments' reviewers, each within their own government. */
@RestController
@RequestMapping("/api/match-runs")
class MatchRunController {

    private static final String RELEASER = "platform.releaser";
    private static final String INDUSTRY_REVIEWER = "-industry.reviewer";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int MOST_CSV_ROWS = 50_000;

    private final MatchRuns runs;
    private final Candidates candidates;
    private final CurrentActor currentActor;
    private final Clock clock;

    MatchRunController(MatchRuns runs, Candidates candidates, CurrentActor currentActor, Clock clock) {
        this.runs = runs;
        this.candidates = candidates;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** What is to be run; both may be left out: the whole register, today. */
    record NewRunBody(
            @Nullable String jurisdiction, @Nullable String on) {}

    /** A run; {@code perSecond} are businesses. */
    record RunView(
            long id,
            @Nullable Jurisdiction jurisdiction,
            String jurisdictionName,
            LocalDate on,
            String state,
            String stateName,
            int measures,
            int total,
            int done,
            int failed,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Long perSecond) {}

    record CandidateView(
            String id,
            long entityId,
            String entityName,
            String uscc,
            String policyId,
            int policyVersion,
            String policyTitle,
            Verdict verdict,
            String verdictName,
            @Nullable Money amount,
            boolean ceiling,
            List<String> reasonsFor,
            List<String> reasonsAgainst,
            List<String> missing) {

        static CandidateView of(FoundCandidate found) {
            return new CandidateView(
                    found.measure().id() + "@" + found.entity().id(),
                    found.entity().id(),
                    found.entity().name(),
                    found.entity().uscc(),
                    found.measure().id(),
                    found.measure().version(),
                    found.measure().title(),
                    found.verdict(),
                    found.verdict().chineseName(),
                    found.amount(),
                    found.measure().ceiling(),
                    found.reasonsFor(),
                    found.reasonsAgainst(),
                    found.missing());
        }
    }

    /** {@code outside}: not of its kind of applicant or of its government. */
    record MeasureResultView(
            String policyId,
            String policyTitle,
            int policyVersion,
            Jurisdiction jurisdiction,
            String jurisdictionName,
            int eligible,
            int undetermined,
            int excluded,
            int outside,
            @Nullable String mostFrequentReason) {

        static MeasureResultView of(MeasureResult result) {
            return new MeasureResultView(
                    result.measure().id(),
                    result.measure().title(),
                    result.measure().version(),
                    result.measure().jurisdiction(),
                    result.measure().jurisdiction().chineseName(),
                    result.eligible(),
                    result.undetermined(),
                    result.excluded(),
                    result.outside(),
                    result.reason());
        }
    }

    @PostMapping
    @Idempotent
    ResponseEntity<RunView> start(@RequestBody NewRunBody body) {
        Actor actor = allowed();
        Jurisdiction jurisdiction = jurisdiction(body.jurisdiction());
        Set<Jurisdiction> visible = visibleTo(actor);
        if (jurisdiction == null && !actor.groups().contains(RELEASER)) {
            jurisdiction = Arrays.stream(Jurisdiction.values())
                    .filter(visible::contains)
                    .filter(own -> visible.stream().allMatch(own::covers))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.refused(
                            "invalid-parameters",
                            "请选择地区",
                            List.of(new FieldProblem("jurisdiction", "required", "请选择地区"))));
        }
        if (jurisdiction != null && !visible.contains(jurisdiction)) {
            throw ProblemException.forbidden("other-jurisdiction", "只能匹配本地区的企业");
        }
        LocalDate on = day(body.on());
        return ResponseEntity.status(HttpStatus.CREATED).body(view(runs.start(jurisdiction, on, actor)));
    }

    @GetMapping
    ResponseEntity<List<RunView>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order) {
        allowed();
        return runs.list(ListQuery.of(page, perPage, sort, order, null))
                .map(this::view)
                .toResponse();
    }

    @GetMapping("/{id}")
    RunView get(@PathVariable String id) {
        allowed();
        return view(runs.get(number(id)));
    }

    @PostMapping("/{id}/suspension")
    RunView suspend(@PathVariable String id) {
        return view(runs.suspend(own(id)));
    }

    @DeleteMapping("/{id}/suspension")
    RunView resume(@PathVariable String id) {
        return view(runs.resume(own(id)));
    }

    /** Tries the failed chunks again. */
    @PostMapping("/{id}/retry")
    RunView retry(@PathVariable String id) {
        return view(runs.retry(own(id)));
    }

    @GetMapping("/{id}/measures")
    List<MeasureResultView> measures(@PathVariable String id) {
        Actor actor = allowed();
        return candidates.measures(number(id), visibleTo(actor)).stream()
                .map(MeasureResultView::of)
                .toList();
    }

    @GetMapping("/{id}/candidates")
    ResponseEntity<List<CandidateView>> candidates(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String policyId,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String entityId) {
        Candidates.Search search = search(id, policyId, verdict, entityId);
        return found(search, ListQuery.of(page, perPage, null, null, q)).toResponse();
    }

    /** The same as a table for spreadsheets, at most 50,000 lines. */
    @GetMapping("/{id}/candidates.csv")
    ResponseEntity<byte[]> export(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String policyId,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String entityId) {
        Candidates.Search search = search(id, policyId, verdict, entityId);
        StringBuilder table = new StringBuilder(CandidateTable.HEADER);
        long total = 0;
        for (int page = 1; page <= MOST_CSV_ROWS / 1000; page++) {
            Listing<CandidateView> found = found(search, ListQuery.of(page, 1000, null, null, q));
            total = found.total();
            found.rows().forEach(candidate -> CandidateTable.append(table, candidate));
            if (page * 1000L >= total) {
                break;
            }
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .cacheControl(CacheControl.noStore())
                .header("X-Total-Count", Long.toString(total))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("match-run-" + search.runId() + ".csv")
                                .build()
                                .toString())
                .body(table.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Candidates.Search search(
            String id, @Nullable String policyId, @Nullable String verdict, @Nullable String entityId) {
        Actor actor = allowed();
        return new Candidates.Search(
                number(id),
                blankToNull(policyId),
                verdict(blankToNull(verdict)),
                blankToNull(entityId) == null ? null : entity(String.valueOf(entityId)),
                visibleTo(actor));
    }

    private Listing<CandidateView> found(Candidates.Search search, ListQuery query) {
        return candidates.list(search, query).map(CandidateView::of);
    }

    private RunView view(Progress progress) {
        Run run = progress.run();
        boolean finished = progress.state() == MatchRuns.State.FINISHED;
        return new RunView(
                run.id(),
                run.jurisdiction(),
                run.jurisdiction() == null ? "全部地区" : run.jurisdiction().chineseName(),
                run.on(),
                progress.state().id(),
                progress.state().chineseName(),
                run.measures(),
                run.entities(),
                run.done(),
                progress.failedChunks(),
                run.requestedBy(),
                run.requestedAt(),
                run.startedAt(),
                finished ? run.lastDoneAt() == null ? run.requestedAt() : run.lastDoneAt() : null,
                perSecond(run));
    }

    private static @Nullable Long perSecond(Run run) {
        if (run.startedAt() == null || run.lastDoneAt() == null) {
            return null;
        }
        long millis = Duration.between(run.startedAt(), run.lastDoneAt()).toMillis();
        return millis <= 0 ? null : run.done() * 1000L / millis;
    }

    private Actor allowed() {
        Actor actor = currentActor.requireStaff();
        boolean may =
                actor.groups().stream().anyMatch(group -> group.equals(RELEASER) || group.endsWith(INDUSTRY_REVIEWER));
        if (!may) {
            throw ProblemException.forbidden("role-required", "只有发布员和工信部门审核岗可以使用批量匹配");
        }
        return actor;
    }

    /** A run over more than one's own government is the releaser's to hold. */
    private long own(String id) {
        Actor actor = allowed();
        Progress progress = runs.get(number(id));
        Jurisdiction jurisdiction = progress.run().jurisdiction();
        boolean own = jurisdiction == null
                ? actor.groups().contains(RELEASER)
                : visibleTo(actor).contains(jurisdiction);
        if (!own) {
            throw ProblemException.forbidden("other-jurisdiction", "只能操作本地区的批量匹配");
        }
        return progress.run().id();
    }

    private static Set<Jurisdiction> visibleTo(Actor actor) {
        if (actor.groups().contains(RELEASER)) {
            return EnumSet.allOf(Jurisdiction.class);
        }
        Set<Jurisdiction> visible = EnumSet.noneOf(Jurisdiction.class);
        for (Jurisdiction own : Jurisdiction.values()) {
            if (actor.groups().contains(own.authorityPrefix() + INDUSTRY_REVIEWER)) {
                Arrays.stream(Jurisdiction.values()).filter(own::covers).forEach(visible::add);
            }
        }
        return visible;
    }

    private LocalDate day(@Nullable String on) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.SHANGHAI);
        if (on == null || on.isBlank()) {
            return today;
        }
        try {
            return LocalDate.parse(on);
        } catch (DateTimeParseException e) {
            throw invalid("on", "wrong-type", "应为真实存在的日期，例如2022-06-01");
        }
    }

    private static @Nullable Jurisdiction jurisdiction(@Nullable String id) {
        if (id == null || id.isBlank()) {
            return null;
        }
        return Jurisdiction.find(id)
                .orElseThrow(() -> invalid(
                        "jurisdiction",
                        "unknown-value",
                        "没有这个地区，可选："
                                + Arrays.stream(Jurisdiction.values())
                                        .map(Jurisdiction::id)
                                        .collect(Collectors.joining("、"))));
    }

    private static @Nullable Verdict verdict(@Nullable String id) {
        if (id == null) {
            return null;
        }
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.id().equals(id) && verdict != Verdict.NOT_ELIGIBLE)
                .findFirst()
                .orElseThrow(() -> invalid("verdict", "unknown-value", "结论可选：eligible（符合）、undetermined（待核实）"));
    }

    private static long entity(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw invalid("entityId", "wrong-type", "企业编号应为数字");
        }
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw ProblemException.notFound("match-run-not-found", "没有这次批量匹配，请从列表中选择");
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static ProblemException invalid(String field, String code, String message) {
        return ProblemException.refused("invalid-parameters", message, List.of(new FieldProblem(field, code, message)));
    }
}
