package org.huiqi.notification.usecase;

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
import org.huiqi.notification.persistence.NotificationTable;
import org.huiqi.servicerequest.ServiceRequestEvent;
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

    CaseNotifier(NotificationTable table, Messenger messenger) {
        this.table = table;
        this.messenger = messenger;
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
        String number = event.caseNumber().value();
        String key = number + "/" + event.event() + "/" + event.at();
        RequestMessages.forEnterprise(event)
                .ifPresent(message -> messenger.tell(
                        key,
                        number,
                        event.event(),
                        event.at(),
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
            messenger.tell(key, number, event.event(), event.at(), RequestMessages.forStaff(event), staff);
        }
    }

    private Optional<String> entityOf(CaseEvent event) {
        Object entityId = event.details().get("entityId");
        return entityId == null ? table.entityTold(event.caseNumber().value()) : Optional.of(entityId.toString());
    }

    private void send(CaseEvent event, Message message, List<Recipient> recipients) {
        String key = event.caseNumber() + "/" + event.event() + "/" + event.at();
        messenger.tell(key, event.caseNumber().value(), event.event(), event.at(), message, recipients);
    }

    private static Stream<String> texts(@Nullable Object value) {
        return value instanceof Collection<?> list
                ? list.stream().map(Object::toString).distinct()
                : Stream.of();
    }
}
