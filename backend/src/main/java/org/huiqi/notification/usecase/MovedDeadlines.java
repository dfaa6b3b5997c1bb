package org.huiqi.notification.usecase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.calendar.CalendarYearRecorded;
import org.huiqi.notification.domain.Language;
import org.huiqi.notification.domain.Message;
import org.huiqi.notification.domain.Notices;
import org.huiqi.notification.domain.Recipient;
import org.huiqi.notification.domain.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A change of the calendar may move a thousand deadlines: whoever has several of them is told once, with the list behind it. The cases
 * tell of each deadline in the transaction of the change, and the change comes last.
 */
@Component
class MovedDeadlines {

    static final String MOVED = "deadline-moved";

    private final Messenger messenger;

    MovedDeadlines(Messenger messenger) {
        this.messenger = messenger;
    }

    /** One of them, and what its recipient is told where it stays the only one. */
    record Moved(String eventKey, String caseNumber, Instant at, Message message, Map<String, Object> details) {

        String text() {
            Object step = details.get("stepName");
            Object until = details.get("until");
            return caseNumber
                    + (step == null ? "" : "“" + step + "”")
                    + (until == null ? "" : "改为" + Language.CHINESE.text(Instant.parse(until.toString())));
        }
    }

    /** Keeps it until the change is told; false where it is not one of a change of the calendar, and is told by itself. */
    boolean hold(String event, Moved moved, List<Recipient> told) {
        if (!event.equals(MOVED)
                || moved.details().get("notice") == null
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return false;
        }
        Held held = held();
        if (held == null) {
            held = new Held();
            TransactionSynchronizationManager.bindResource(this, held);
            TransactionSynchronizationManager.registerSynchronization(held);
        }
        for (Recipient recipient : told) {
            held.recipients
                    .computeIfAbsent(recipient, other -> new ArrayList<>())
                    .add(moved);
        }
        return true;
    }

    @EventListener
    void on(CalendarYearRecorded change) {
        Held held = held();
        if (held == null) {
            return;
        }
        held.recipients.forEach((recipient, moved) -> {
            Moved first = moved.get(0);
            if (moved.size() == 1) {
                messenger.tell(
                        first.eventKey(),
                        Subject.ofCase(first.caseNumber()),
                        MOVED,
                        first.at(),
                        first.message(),
                        List.of(recipient));
            } else {
                messenger.tell(
                        "calendar-change:" + change.changeId(),
                        new Subject(Subject.Kind.CALENDAR_CHANGE, String.valueOf(change.changeId())),
                        "deadlines-moved",
                        change.at(),
                        Notices.deadlinesMoved(
                                change.year(),
                                change.notice(),
                                moved.stream().map(Moved::text).toList(),
                                recipient.kind() == Recipient.Kind.ENTITY),
                        List.of(recipient));
            }
        });
        held.recipients.clear();
    }

    private @Nullable Held held() {
        return (Held) TransactionSynchronizationManager.getResource(this);
    }

    private final class Held implements TransactionSynchronization {

        private final Map<Recipient, List<Moved>> recipients = new LinkedHashMap<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(MovedDeadlines.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(MovedDeadlines.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(MovedDeadlines.this);
        }
    }
}
