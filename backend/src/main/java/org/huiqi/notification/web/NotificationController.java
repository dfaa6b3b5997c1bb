package org.huiqi.notification.web;

import java.time.Clock;
import java.util.List;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.notification.persistence.NotificationTable;
import org.huiqi.notification.persistence.NotificationTable.NotificationView;
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

/** The messages of the person logged in; {@code ?read=false} counts the unread ones in X-Total-Count. */
@RestController
@RequestMapping("/api/notifications")
class NotificationController {

    private final NotificationTable table;
    private final CurrentActor currentActor;
    private final Clock clock;

    NotificationController(NotificationTable table, CurrentActor currentActor, Clock clock) {
        this.table = table;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<List<NotificationView>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Boolean read) {
        return table.list(reader(), ListQuery.of(page, perPage, sort, order, q), read)
                .toResponse();
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable String id) {
        if (!table.markRead(reader(), parse(id), clock.instant())) {
            throw unknown();
        }
    }

    private Actor reader() {
        return currentActor.find().orElseThrow(() -> ProblemException.forbidden("login-required", "请先登录再查看消息"));
    }

    private static long parse(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("notification-not-found", "没有这条消息，或者不是发给您的");
    }
}
