package org.huiqi.notification.usecase;

import java.util.stream.Stream;
import org.huiqi.notification.domain.Notices;
import org.huiqi.notification.domain.Recipient;
import org.huiqi.notification.domain.Subject;
import org.huiqi.shared.Government;
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

    /**
     * The supervising office and the leader of the government whose bulletin it is, and those of its counties, who are sent it; of a
     * county's also those of its city.
     */
    @EventListener
    void on(BulletinIssued event) {
        Government own = event.government();
        Stream<Government> told = Stream.of(
                        Stream.of(own),
                        own.children().stream().filter(child -> child.county() != null),
                        own.parent().filter(above -> own.county() != null).stream())
                .flatMap(each -> each);
        messenger.tell(
                "bulletin:" + event.id(),
                new Subject(Subject.Kind.BULLETIN, String.valueOf(event.id())),
                "bulletin-issued",
                event.at(),
                Notices.bulletinIssued(event.number()),
                told.flatMap(government -> Stream.of(
                                government.authority("leader") + ".approver",
                                government.authority("supervision") + ".supervisor"))
                        .map(group -> new Recipient(Recipient.Kind.GROUP, group))
                        .toList());
    }
}
