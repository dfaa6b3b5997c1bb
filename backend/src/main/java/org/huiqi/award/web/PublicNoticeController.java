package org.huiqi.award.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.huiqi.award.NoticeState;
import org.huiqi.award.Objection;
import org.huiqi.award.PublicNotice;
import org.huiqi.award.PublicNotices;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Idempotent;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Money;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proposed awards: read by everybody, objected to by whoever is logged in. */
@RestController
@RequestMapping("/api/public-notices")
class PublicNoticeController {

    private final PublicNotices notices;
    private final WorkingCalendar calendar;
    private final CurrentActor currentActor;
    private final Clock clock;

    PublicNoticeController(PublicNotices notices, WorkingCalendar calendar, CurrentActor currentActor, Clock clock) {
        this.notices = notices;
        this.calendar = calendar;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<List<NoticeItem>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q) {
        return notices.listCurrent(ListQuery.of(page, perPage, sort, order, q))
                .map(this::item)
                .toResponse();
    }

    @PostMapping("/{caseNumber}/objections")
    @Idempotent
    ResponseEntity<ObjectionReceipt> object(@PathVariable String caseNumber, @RequestBody NewObjection body) {
        Actor actor = currentActor.find().orElseThrow(() -> ProblemException.forbidden("login-required", "请先登录，再提出异议"));
        if (!CaseNumber.isWellFormed(caseNumber)) {
            throw ProblemException.notFound("notice-not-found", "没有找到该案件的公示，请核对案件编号");
        }
        Objection objection =
                notices.object(new CaseNumber(caseNumber), textOf(body.text()), textOf(body.contact()), actor);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new ObjectionReceipt(objection.id(), objection.caseNumber(), objection.raisedAt()));
    }

    private NoticeItem item(PublicNotice notice) {
        return new NoticeItem(
                notice.caseNumber(),
                notice.caseNumber(),
                notice.policyTitle(),
                notice.enterpriseName(),
                notice.amount(),
                notice.from(),
                notice.until(),
                notice.state(),
                notice.state().chineseName(),
                remainingText(notice));
    }

    private String remainingText(PublicNotice notice) {
        if (notice.state() != NoticeState.OPEN) {
            return notice.state().chineseName();
        }
        Instant now = clock.instant();
        return now.isAfter(notice.until())
                ? "公示期已满"
                : calendar.remainingText(now, notice.until(), TimeLimit.Unit.WORKING_DAY);
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A notice as the public reads it. */
    record NoticeItem(
            CaseNumber id,
            CaseNumber caseNumber,
            String policyTitle,
            String enterpriseName,
            Money amount,
            Instant from,
            Instant until,
            NoticeState state,
            String stateName,
            String remainingText) {}

    /** The body of an objection. */
    record NewObjection(@Nullable String text, @Nullable String contact) {}

    /** What whoever objected may keep. */
    record ObjectionReceipt(long id, CaseNumber caseNumber, Instant raisedAt) {}
}
