package org.huiqi.supervision.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.CurrentActor;
import org.huiqi.servicerequest.RequestVocabulary;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListFilters;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.huiqi.supervision.domain.BoardFilter;
import org.huiqi.supervision.domain.Drill;
import org.huiqi.supervision.usecase.Board;
import org.huiqi.supervision.usecase.BoardAccess;
import org.huiqi.supervision.usecase.Boards;
import org.huiqi.supervision.usecase.RequestProjector;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Boards of service requests for leaders and the supervising office. */
@RestController
@RequestMapping("/api/supervision")
class BoardController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final int FIRST_YEAR = 2000;

    private final Boards boards;
    private final BoardAccess access;
    private final RequestProjector projector;
    private final AuthorityDirectory authorities;
    private final RequestVocabulary vocabulary;
    private final CurrentActor currentActor;
    private final Clock clock;

    BoardController(
            Boards boards,
            BoardAccess access,
            RequestProjector projector,
            AuthorityDirectory authorities,
            RequestVocabulary vocabulary,
            CurrentActor currentActor,
            Clock clock) {
        this.boards = boards;
        this.access = access;
        this.projector = projector;
        this.authorities = authorities;
        this.vocabulary = vocabulary;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/board")
    Board board(
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable String holder,
            @RequestParam(required = false) @Nullable String district,
            @RequestParam(required = false) @Nullable String responsible,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String month) {
        List<Government> visible = access.visibleTo(currentActor.requireStaff());
        return boards.board(filter(visible, jurisdiction, holder, district, responsible, category, month), visible);
    }

    /** The same board as a workbook with a sheet for each of its tables. */
    @GetMapping("/board/export")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable String holder,
            @RequestParam(required = false) @Nullable String district,
            @RequestParam(required = false) @Nullable String responsible,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String month) {
        Board board = board(jurisdiction, holder, district, responsible, category, month);
        return ResponseEntity.ok()
                .contentType(XLSX)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("督办看板" + board.month() + ".xlsx", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(BoardWorkbook.of(board));
    }

    /** What a check or a new computation of the figures came to. */
    record ProjectionView(long differences, @Nullable Integer requests) {}

    /** Compares the figures with the requests; reads all of them, so it is the system administrator's. */
    @GetMapping("/projection")
    ProjectionView check() {
        currentActor.requireRole("sysadmin");
        return new ProjectionView(projector.differences(), null);
    }

    /** Computes the figures anew from the requests. */
    @PostMapping("/projection/rebuild")
    ProjectionView rebuild() {
        currentActor.requireRole("sysadmin");
        int requests = projector.rebuild();
        return new ProjectionView(projector.differences(), requests);
    }

    private BoardFilter filter(
            List<Government> visible,
            @Nullable String jurisdiction,
            @Nullable String holder,
            @Nullable String district,
            @Nullable String responsible,
            @Nullable String category,
            @Nullable String month) {
        ListFilters filters = new ListFilters();
        Jurisdiction asked = filters.oneOf(
                "jurisdiction",
                jurisdiction,
                visible.stream().map(Government::jurisdiction).distinct().toArray(Jurisdiction[]::new),
                Jurisdiction::id);
        List<Government> within = visible.stream()
                .filter(government -> asked == null || government.jurisdiction() == asked)
                .toList();
        Government held = filters.oneOf("holder", holder, within.toArray(Government[]::new), Government::code);
        Set<Jurisdiction> whole = BoardAccess.whole(within);
        if (held == null && whole.isEmpty()) {
            // Whoever sees one county of a city does not see the others.
            held = within.get(0);
        }
        String[] departments = Stream.concat(
                        Stream.of(Drill.NOBODY),
                        authorities.all().stream()
                                .map(authority -> authority.code())
                                .filter(code -> Government.ofAuthority(code)
                                        .filter(visible::contains)
                                        .isPresent()))
                .toArray(String[]::new);
        String knownResponsible = filters.oneOf("responsible", responsible, departments, code -> code);
        String knownCategory = filters.oneOf(
                "category", category, vocabulary.categories().keySet().toArray(String[]::new), id -> id);
        String knownDistrict = filters.oneOf("district", district, Government.districts(), name -> name);
        filters.refuse();
        return new BoardFilter(
                held == null ? whole : Set.of(held.jurisdiction()),
                held,
                knownDistrict,
                knownResponsible,
                knownCategory,
                month(month));
    }

    private YearMonth month(@Nullable String given) {
        YearMonth current = YearMonth.from(clock.instant().atZone(Zones.SHANGHAI));
        if (given == null || given.isBlank()) {
            return current;
        }
        try {
            YearMonth month = YearMonth.parse(given.strip());
            if (!month.isAfter(current) && month.getYear() >= FIRST_YEAR) {
                return month;
            }
        } catch (DateTimeException e) {
            throw malformed(current);
        }
        throw malformed(current);
    }

    private static ProblemException malformed(YearMonth current) {
        String message = "月份应如 " + current + "，不晚于本月";
        return ProblemException.refused(
                "filter-invalid", message, List.of(new FieldProblem("month", "malformed", message)));
    }
}
