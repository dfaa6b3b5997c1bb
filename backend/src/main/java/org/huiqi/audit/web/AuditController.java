package org.huiqi.audit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.huiqi.audit.domain.ChainedEntry;
import org.huiqi.audit.persistence.AuditTable;
import org.huiqi.audit.persistence.AuditTable.NumberedEntry;
import org.huiqi.audit.usecase.ChainVerification;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The record, for the auditor alone, who can read it and have it checked. */
@RestController
@RequestMapping("/api/audit-entries")
class AuditController {

    private static final String AUDITOR = "auditor";

    private final AuditTable table;
    private final ChainVerification verification;
    private final CurrentActor currentActor;

    AuditController(AuditTable table, ChainVerification verification, CurrentActor currentActor) {
        this.table = table;
        this.verification = verification;
        this.currentActor = currentActor;
    }

    record EntryView(
            long id,
            String subject,
            int seq,
            Instant at,
            String actor,
            String action,
            String actionName,
            Map<String, Object> details,
            String detailsText,
            String previousHash,
            String hash) {

        static EntryView of(NumberedEntry numbered) {
            ChainedEntry entry = numbered.entry();
            return new EntryView(
                    numbered.id(),
                    entry.subject(),
                    entry.seq(),
                    entry.at(),
                    entry.actor(),
                    entry.action(),
                    ActionNames.of(entry.action()),
                    entry.details(),
                    ActionNames.text(entry.details()),
                    entry.previousHash(),
                    entry.hash());
        }
    }

    @GetMapping
    ResponseEntity<List<EntryView>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        currentActor.requireRole(AUDITOR);
        AuditTable.Filter filter =
                new AuditTable.Filter(filled(actor), filled(action), filled(subject), begin("from", from), end(to));
        return table.list(ListQuery.of(page, perPage, sort, order, q), filter)
                .map(EntryView::of)
                .toResponse();
    }

    @GetMapping("/verification")
    ChainVerification.Result verify(@RequestParam(required = false) @Nullable String subject) {
        currentActor.requireRole(AUDITOR);
        return verification.verify(filled(subject));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The beginning of a day, or an exact time. */
    private static @Nullable Instant begin(String field, @Nullable String text) {
        String time = filled(text);
        return time == null ? null : parse(field, time, 0);
    }

    /** The end of a day, so that the day itself is in the answer, or an exact time. */
    private static @Nullable Instant end(@Nullable String text) {
        String time = filled(text);
        return time == null ? null : parse("to", time, 1);
    }

    private static Instant parse(String field, String text, int daysLater) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(Zones.SHANGHAI)
                            .toInstant()
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            String message = "日期“" + text + "”无法识别，应如 2026-11-21";
            throw ProblemException.refused(
                    "invalid-parameters", message, List.of(new FieldProblem(field, "malformed", message)));
        }
    }
}
