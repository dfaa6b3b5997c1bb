package org.huiqi.notification.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huiqi.notification.domain.Message;
import org.huiqi.notification.domain.Recipient;
import org.huiqi.notification.domain.Subject;
import org.huiqi.notification.mail.MailServer;
import org.huiqi.notification.mail.MailSettings;
import org.huiqi.notification.persistence.MailTable;
import org.huiqi.notification.persistence.NotificationTable;
import org.huiqi.notification.persistence.SettingsTable;
import org.springframework.stereotype.Component;

/**
 * Gives a message to its recipients, in the transaction of what it is about: in the application, and in the outbox of those of them who
 * want mail. Without a mail server nothing is put into the outbox.
 */
@Component
class Messenger {

    private final NotificationTable notifications;
    private final SettingsTable settings;
    private final MailTable mails;
    private final MailRecipients recipients;
    private final MailServer server;
    private final MailSettings times;

    Messenger(
            NotificationTable notifications,
            SettingsTable settings,
            MailTable mails,
            MailRecipients recipients,
            MailServer server,
            MailSettings times) {
        this.notifications = notifications;
        this.settings = settings;
        this.mails = mails;
        this.recipients = recipients;
        this.server = server;
        this.times = times;
    }

    /** One whose event they have been told of already is left alone; who is told twice over gets one mail. */
    void tell(String eventKey, Subject about, String event, Instant at, Message message, Collection<Recipient> told) {
        Set<String> mailed = new HashSet<>();
        for (Recipient recipient : told) {
            notifications
                    .send(eventKey, about, event, at, message, recipient)
                    .ifPresent(id -> mail(id, message, at, recipient, mailed));
        }
    }

    private void mail(long id, Message message, Instant at, Recipient recipient, Set<String> mailed) {
        if (!server.isConfigured()) {
            return;
        }
        List<String> wanting = settings.wantingMail(recipients.people(recipient)).stream()
                .filter(mailed::add)
                .toList();
        mails.add(id, wanting, message.urgent(), message.urgent() ? at : at.plus(times.digestAfter()));
    }
}
