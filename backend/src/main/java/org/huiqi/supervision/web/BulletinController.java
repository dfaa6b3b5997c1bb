package org.huiqi.supervision.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.shared.Government;
import org.huiqi.shared.Idempotent;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListFilters;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.ProblemException;
import org.huiqi.supervision.domain.Bulletin;
import org.huiqi.supervision.domain.BulletinKind;
import org.huiqi.supervision.persistence.Bulletins;
import org.huiqi.supervision.usecase.BoardAccess;
import org.huiqi.supervision.usecase.BulletinDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bulletins (通报): read by leaders and the supervising offices, written and issued by the supervising office. */
@RestController
@RequestMapping("/api/supervision/bulletins")
class BulletinController {

    private static final String[] STATES = {"draft", "issued"};

    private final BulletinDesk desk;
    private final Bulletins bulletins;
    private final BoardAccess access;
    private final StaffDirectory staff;
    private final CurrentActor currentActor;

    BulletinController(
            BulletinDesk desk,
            Bulletins bulletins,
            BoardAccess access,
            StaffDirectory staff,
            CurrentActor currentActor) {
        this.desk = desk;
        this.bulletins = bulletins;
        this.access = access;
        this.staff = staff;
        this.currentActor = currentActor;
    }

    record BulletinSummary(
            long id,
            String kind,
            String kindName,
            String period,
            String periodText,
            String jurisdiction,
            String jurisdictionName,
            String government,
            String governmentName,
            String title,
            String status,
            String statusName,
            @Nullable String number,
            @Nullable Instant issuedAt,
            @Nullable String issuedByName,
            Instant createdAt,
            String createdByName,
            Instant updatedAt,
            String updatedByName) {}

    record BulletinView(
            long id,
            String kind,
            String kindName,
            String period,
            String periodText,
            String jurisdiction,
            String jurisdictionName,
            String government,
            String governmentName,
            String title,
            String addressee,
            List<Bulletin.Section> sections,
            String status,
            String statusName,
            @Nullable String number,
            @Nullable Instant issuedAt,
            @Nullable String issuedByName,
            Instant figuresAt,
            Instant createdAt,
            String createdByName,
            Instant updatedAt,
            String updatedByName,
            boolean mayEdit,
            int version) {}

    /** Of a jurisdiction by its id, or of a government by its code, such as pds-ruzhou. */
    record NewBulletin(
            @Nullable String kind,
            @Nullable String period,
            @Nullable String jurisdiction,
            @Nullable String government) {}

    record VersionInput(@Nullable Integer version) {}

    @GetMapping
    ResponseEntity<List<BulletinSummary>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String jurisdiction) {
        BoardAccess.Readable readable = access.bulletinsFor(currentActor.requireStaff());
        Jurisdiction[] visible = Stream.concat(readable.governments().stream(), readable.issuedOnlyOf().stream())
                .map(Government::jurisdiction)
                .distinct()
                .sorted()
                .toArray(Jurisdiction[]::new);
        ListFilters filters = new ListFilters();
        Jurisdiction one = filters.oneOf("jurisdiction", jurisdiction, visible, Jurisdiction::id);
        BulletinKind of = filters.oneOf("kind", kind, BulletinKind.values(), BulletinKind::id);
        String state = filters.oneOf("status", status, STATES, id -> id);
        filters.refuse();
        Boolean issued = state == null ? null : state.equals("issued");
        BoardAccess.Readable asked = one == null ? readable : readable.of(one);
        return bulletins
                .list(
                        ListQuery.of(page, perPage, sort, order, q),
                        new Bulletins.Filter(asked.governments(), asked.issuedOnlyOf(), of, issued))
                .map(this::summary)
                .toResponse();
    }

    @PostMapping
    @Idempotent
    ResponseEntity<BulletinView> draft(@RequestBody NewBulletin body) {
        Actor supervisor = currentActor.requireRole("supervisor");
        Bulletin bulletin = desk.draft(body.kind(), body.period(), body.jurisdiction(), body.government(), supervisor);
        return ResponseEntity.created(URI.create("/api/supervision/bulletins/" + bulletin.id()))
                .body(view(bulletin, supervisor));
    }

    @GetMapping("/{id}")
    BulletinView show(@PathVariable String id) {
        Actor reader = currentActor.requireStaff();
        return view(desk.visible(number(id), reader), reader);
    }

    @PutMapping("/{id}")
    BulletinView edit(@PathVariable String id, @RequestBody BulletinDesk.Edited edited) {
        Actor supervisor = currentActor.requireRole("supervisor");
        return view(desk.edit(number(id), edited, supervisor), supervisor);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        desk.delete(number(id), currentActor.requireRole("supervisor"));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/issue")
    @Idempotent
    ResponseEntity<BulletinView> issue(@PathVariable String id, @RequestBody VersionInput input) {
        Actor supervisor = currentActor.requireRole("supervisor");
        return ResponseEntity.ok(view(desk.issue(number(id), input.version(), supervisor), supervisor));
    }

    /** The issued document, or how the draft would look. */
    @GetMapping("/{id}/document")
    ResponseEntity<byte[]> document(@PathVariable String id) {
        Bulletin bulletin = desk.visible(number(id), currentActor.requireStaff());
        String number = bulletin.number();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(
                                        (number == null ? bulletin.text().title() : number) + ".pdf",
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(desk.document(bulletin));
    }

    private BulletinSummary summary(Bulletin bulletin) {
        Bulletin.Issue issue = bulletin.issue();
        return new BulletinSummary(
                bulletin.id(),
                bulletin.kind().id(),
                bulletin.kind().chineseName(),
                bulletin.period(),
                bulletin.kind().periodText(bulletin.period()),
                bulletin.government().jurisdiction().id(),
                bulletin.government().jurisdiction().chineseName(),
                bulletin.government().code(),
                bulletin.government().chineseName(),
                bulletin.text().title(),
                status(bulletin),
                statusName(bulletin),
                bulletin.number(),
                issue == null ? null : issue.at(),
                issue == null ? null : name(issue.by()),
                bulletin.createdAt(),
                name(bulletin.createdBy()),
                bulletin.updatedAt(),
                name(bulletin.updatedBy()));
    }

    private BulletinView view(Bulletin bulletin, Actor reader) {
        Bulletin.Issue issue = bulletin.issue();
        return new BulletinView(
                bulletin.id(),
                bulletin.kind().id(),
                bulletin.kind().chineseName(),
                bulletin.period(),
                bulletin.kind().periodText(bulletin.period()),
                bulletin.government().jurisdiction().id(),
                bulletin.government().jurisdiction().chineseName(),
                bulletin.government().code(),
                bulletin.government().chineseName(),
                bulletin.text().title(),
                bulletin.text().addressee(),
                bulletin.text().sections(),
                status(bulletin),
                statusName(bulletin),
                bulletin.number(),
                issue == null ? null : issue.at(),
                issue == null ? null : name(issue.by()),
                bulletin.figuresAt(),
                bulletin.createdAt(),
                name(bulletin.createdBy()),
                bulletin.updatedAt(),
                name(bulletin.updatedBy()),
                !bulletin.isIssued() && BoardAccess.isSupervisor(reader, bulletin.government()),
                bulletin.version());
    }

    private static String status(Bulletin bulletin) {
        return bulletin.isIssued() ? "issued" : "draft";
    }

    private static String statusName(Bulletin bulletin) {
        return bulletin.isIssued() ? "已印发" : "草稿";
    }

    private String name(String username) {
        return username.equals(Actor.SYSTEM.username()) ? Actor.SYSTEM.displayName() : staff.displayName(username);
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw ProblemException.notFound("bulletin-not-found", "没有这份通报，请从列表中选择");
        }
    }
}
