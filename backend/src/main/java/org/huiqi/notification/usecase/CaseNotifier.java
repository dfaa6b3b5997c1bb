package org.huiqi.notification.usecase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huiqi.application.CaseEvent;
import org.huiqi.notification.domain.CaseMessages;
import org.huiqi.notification.domain.Message;
import org.huiqi.notification.domain.Recipient;
import org.huiqi.notification.domain.RequestMessages;
import org.huiqi.notification.domain.Subject;
import org.huiqi.notification.persistence.NotificationTable;
import org.huiqi.servicerequest.ServiceRequestEvent;
import org.huiqi.shared.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people about events of a case, in the transaction of the event: both are there, or neither is. Whom an event concerns it says itself: {@code entityId} of the
 * applicant, at least in the case's first event, {@code groups} and {@code users} who now have something to do, {@code group} that is
 * reminded.
 */
@Component
class CaseNotifier {

    private final NotificationTable table;
    private final Messenger messenger;
    private final MovedDeadlines movedDeadlines;

    CaseNotifier(NotificationTable table, Messenger messenger, MovedDeadlines movedDeadlines) {
        this.table = table;
        this.messenger = messenger;
        this.movedDeadlines = movedDeadlines;
    }

    @EventListener
    void on(CaseEvent event) {
        Map<String, Object> details = event.details();
        CaseMessages.forApplicant(event).ifPresent(message -> entityOf(event)
                .ifPresent(entity -> send(event, message, List.of(new Recipient(Recipient.Kind.ENTITY, entity)))));
        List<Recipient> staff = new ArrayList<>();
        texts(details.get("groups")).forEach(group -> staff.add(new Recipient(Recipient.Kind.GROUP, group)));
        Object group = details.get("group");
        if (group != null && event.event().equals(CaseMessages.REMINDED)) {
            staff.add(new Recipient(Recipient.Kind.GROUP, group.toString()));
        }
        texts(details.get("users")).forEach(user -> staff.add(new Recipient(Recipient.Kind.USER, user)));
        if (!staff.isEmpty()) {
            send(event, CaseMessages.forStaff(event), staff);
        }
    }

    @EventListener
    void on(ServiceRequestEvent event) {
        RequestMessages.forEnterprise(event)
                .ifPresent(message -> send(
                        event,
                        message,
                        List.of(new Recipient(Recipient.Kind.ENTITY, String.valueOf(event.entityId())))));
        List<Recipient> staff = new ArrayList<>();
        texts(event.details().get("groups")).forEach(group -> staff.add(new Recipient(Recipient.Kind.GROUP, group)));
        Object warned =
                event.details().get("level") == null ? null : event.details().get("group");
        if (warned != null) {
            staff.add(new Recipient(Recipient.Kind.GROUP, warned.toString()));
        }
        if (!staff.isEmpty()) {
            send(event, RequestMessages.forStaff(event), staff);
        }
    }

    private Optional<String> entityOf(CaseEvent event) {
        Object entityId = event.details().get("entityId");
        return entityId == null ? table.entityTold(event.caseNumber().value()) : Optional.of(entityId.toString());
    }

    private void send(CaseEvent event, Message message, List<Recipient> recipients) {
        send(event.caseNumber(), event.event(), event.at(), event.details(), message, recipients);
    }

    private void send(ServiceRequestEvent event, Message message, List<Recipient> recipients) {
        send(event.caseNumber(), event.event(), event.at(), event.details(), message, recipients);
    }

    private void send(
            CaseNumber caseNumber,
            String event,
            Instant at,
            Map<String, Object> details,
            Message message,
            List<Recipient> recipients) {
        Object step = details.get("step");
        // Two deadlines of a case may move at the same moment.
        String which = event.equals(MovedDeadlines.MOVED) && step != null ? "/" + step : "";
        String key = caseNumber + "/" + event + "/" + at + which;
        MovedDeadlines.Moved moved = new MovedDeadlines.Moved(key, caseNumber.value(), at, message, details);
        if (!movedDeadlines.hold(event, moved, recipients)) {
            messenger.tell(key, Subject.ofCase(caseNumber.value()), event, at, message, recipients);
        }
    }

    private static Stream<String> texts(@Nullable Object value) {
        return value instanceof Collection<?> list
                ? list.stream().map(Object::toString).distinct()
                : Stream.of();
    }
}
