package org.huiqi.notification.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiqi.identity.CurrentActor;
import org.huiqi.notification.domain.EmailAddress;
import org.huiqi.notification.mail.MailServer;
import org.huiqi.notification.persistence.MailListing;
import org.huiqi.notification.persistence.MailListing.MailRow;
import org.huiqi.shared.ListFilters;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outbox for the system administrator: what waits, what went, what failed, and trying again; never what a mail says. */
@RestController
@RequestMapping("/api/mails")
class MailController {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String[] STATES = {"waiting", "sent", "failed", "cancelled"};
    private static final Map<String, String> STATE_NAMES = Map.of(
            "waiting", "等待发送",
            "sending", "正在发送",
            "handing-over", "正在发送",
            "sent", "已发出",
            "failed", "未发出",
            "cancelled", "不再发送");
    private static final Map<String, String> PROBLEM_NAMES = Map.of(
            "server", "连不上邮件服务器，或服务器不允许发信",
            "delayed", "邮件服务器请稍后再试",
            "address", "收件邮箱不存在，已请本人重新确认",
            "refused", "邮件服务器拒收这封邮件",
            "expired", "等待太久，已不再发送");

    private final MailListing mails;
    private final MailServer server;
    private final CurrentActor currentActor;
    private final Clock clock;

    MailController(MailListing mails, MailServer server, CurrentActor currentActor, Clock clock) {
        this.mails = mails;
        this.server = server;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    record MailView(
            UUID id,
            String username,
            String email,
            String kindName,
            boolean urgent,
            String state,
            String stateName,
            int messages,
            int attempts,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant sentAt,
            @Nullable String problemName,
            @Nullable String reply,
            boolean maybeTwice,
            boolean mayRetry) {}

    /** {@code sent} counts the last 24 hours. */
    record OutboxView(
            boolean configured,
            long collecting,
            long waiting,
            long sent,
            long failed,
            @Nullable Instant oldestWaiting) {}

    record RetriedView(int mails) {}

    @GetMapping
    ResponseEntity<List<MailView>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String state) {
        requireAdministrator();
        ListFilters filters = new ListFilters();
        String asked = filters.oneOf("state", state, STATES, value -> value);
        filters.refuse();
        return mails.list(ListQuery.of(page, perPage, sort, order, q), asked)
                .map(MailController::view)
                .toResponse();
    }

    @GetMapping("/summary")
    OutboxView summary() {
        requireAdministrator();
        MailListing.Summary summary = mails.summary(clock.instant().minus(DAY));
        return new OutboxView(
                server.isConfigured(),
                summary.collecting(),
                summary.waiting(),
                summary.sent(),
                summary.failed(),
                summary.oldestWaiting());
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String id) {
        requireAdministrator();
        requireServer();
        if (!mails.retry(parse(id), clock.instant())) {
            throw ProblemException.conflict("mail-not-failed", "这封邮件不需要重新发送：可能已经发出，或已有人重新发送，请刷新");
        }
    }

    @PostMapping("/retry")
    RetriedView retryAll() {
        requireAdministrator();
        requireServer();
        return new RetriedView(mails.retryAll(clock.instant()));
    }

    private void requireAdministrator() {
        currentActor.requireRole("sysadmin");
    }

    private void requireServer() {
        if (!server.isConfigured()) {
            throw ProblemException.conflict("mail-not-available", "没有设置邮件服务器，不能发送；请先在部署设置里填写 SPRING_MAIL_HOST");
        }
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("mail-not-found", "没有这封邮件，请回到列表刷新");
        }
    }

    private static MailView view(MailRow mail) {
        boolean waiting = mail.state().equals("waiting");
        String problem = mail.problem();
        return new MailView(
                mail.id(),
                mail.username(),
                EmailAddress.masked(mail.email()),
                mail.confirmation() ? "邮箱确认码" : "消息",
                mail.urgent(),
                mail.state(),
                STATE_NAMES.getOrDefault(mail.state(), ""),
                mail.messages(),
                mail.attempts(),
                mail.createdAt(),
                waiting ? mail.nextAttemptAt() : null,
                mail.sentAt(),
                problem == null ? null : PROBLEM_NAMES.get(problem),
                mail.reply() == null || mail.reply().isEmpty() ? null : mail.reply(),
                mail.uncertain() > 0,
                mail.state().equals("failed") && !mail.confirmation());
    }
}
