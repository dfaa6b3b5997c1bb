package org.huiqi.notification.usecase;

import java.util.List;
import org.huiqi.notification.domain.Notices;
import org.huiqi.notification.domain.Recipient;
import org.huiqi.notification.domain.Subject;
import org.huiqi.supervision.BulletinIssued;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people about what is no case, in the transaction of the event. */
@Component
class NoticeNotifier {

    private final Messenger messenger;

    NoticeNotifier(Messenger messenger) {
        this.messenger = messenger;
    }

    /** The supervising office and the leader of the government whose bulletin it is. */
    @EventListener
    void on(BulletinIssued event) {
        String code = event.jurisdiction().authorityPrefix();
        messenger.tell(
                "bulletin:" + event.id(),
                new Subject(Subject.Kind.BULLETIN, String.valueOf(event.id())),
                "bulletin-issued",
                event.at(),
                Notices.bulletinIssued(event.number()),
                List.of(
                        new Recipient(Recipient.Kind.GROUP, code + "-leader.approver"),
                        new Recipient(Recipient.Kind.GROUP, code + "-supervision.supervisor")));
    }
}
