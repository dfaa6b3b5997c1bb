package org.huiqi.notification.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.huiqi.notification.domain.Backoff;
import org.huiqi.notification.domain.Language;
import org.huiqi.notification.domain.MailText;
import org.huiqi.notification.mail.Delivery;
import org.huiqi.notification.mail.MailServer;
import org.huiqi.notification.mail.MailSettings;
import org.huiqi.notification.mail.OutgoingMail;
import org.huiqi.notification.mail.SmtpConnection;
import org.huiqi.notification.persistence.MailTable;
import org.huiqi.notification.persistence.MailTable.TakenMail;
import org.huiqi.notification.persistence.SettingsTable;
import org.huiqi.notification.persistence.SettingsTable.PersonSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is in the outbox. Several nodes may do so at once: a mail is formed under the lock of its person and taken under a lease.
 * docs/adr/0013-mail.md says what can and what cannot be promised.
 */
@Component
public class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final int PEOPLE_A_ROUND = 500;
    private static final int TRIES_TO_RECORD = 20;
    private static final long PAUSE_BETWEEN_TRIES = 500;

    private final MailTable mails;
    private final SettingsTable settings;
    private final MailRecipients recipients;
    private final MailServer server;
    private final MailSettings times;
    private final CaseLinks links;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Outbox(
            MailTable mails,
            SettingsTable settings,
            MailRecipients recipients,
            MailServer server,
            MailSettings times,
            CaseLinks links,
            TransactionTemplate transaction,
            Clock clock) {
        this.mails = mails;
        this.settings = settings;
        this.recipients = recipients;
        this.server = server;
        this.times = times;
        this.links = links;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes one mail for each person who has a message due. */
    public void formMails() {
        Instant now = clock.instant();
        for (String username : mails.due(now, PEOPLE_A_ROUND)) {
            transaction.executeWithoutResult(
                    status -> settings.lockUnlessTaken(username).ifPresent(person -> form(person, now)));
        }
    }

    private void form(PersonSettings person, Instant now) {
        String email = person.email();
        if (!person.mail() || email == null || !recipients.isActive(person.username())) {
            mails.drop(person.username());
            return;
        }
        Instant expiresAt = now.plus(times.giveUpAfter());
        mails.form(UUID.randomUUID(), person.username(), email, person.language(), now, expiresAt);
    }

    /** Hands over what is due, until nothing is left, the server does not answer or this node stops; gives how many went. */
    public int sendMails(BooleanSupplier stopping) {
        int sent = 0;
        try (SmtpConnection connection = server.connect()) {
            for (int round = 0; round < times.perRound() && !stopping.getAsBoolean(); round++) {
                Optional<TakenMail> taken = mails.take(clock.instant(), leaseEnd());
                if (taken.isEmpty()) {
                    break;
                }
                Delivery.Outcome outcome = send(taken.get(), connection);
                if (outcome == Delivery.Outcome.SERVER_DOWN) {
                    break;
                }
                if (outcome == Delivery.Outcome.SENT && sent++ == 0) {
                    mails.serverIsBack(clock.instant());
                }
            }
        }
        return sent;
    }

    /** Ends what waits in vain for a mail server, and forgets what is long over. */
    public void tidy() {
        Instant now = clock.instant();
        if (!server.isConfigured()) {
            formMails();
            int expired = mails.expire(now);
            if (expired > 0) {
                log.atWarn().addKeyValue("mails", expired).log("Mails failed: there is no mail server any more");
            }
        }
        mails.forget(now.minus(times.keep()));
    }

    private Delivery.Outcome send(TakenMail mail, SmtpConnection connection) {
        Optional<OutgoingMail> outgoing;
        try {
            outgoing = mail.confirmation() ? code(mail) : messages(mail);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            // One mail that cannot be written must not hold up the others; after a day an administrator sees it.
            log.atError().addKeyValue("mail", mail.id()).setCause(e).log("A mail cannot be written");
            String reply = e.getClass().getSimpleName();
            tryAgain(mail, "delayed", new Delivery(Delivery.Outcome.DELAYED, reply, false));
            return Delivery.Outcome.DELAYED;
        }
        if (outgoing.isEmpty()) {
            return Delivery.Outcome.TAKEN_OVER;
        }
        Delivery delivery = connection.deliver(outgoing.get());
        switch (delivery.outcome()) {
            case SENT -> recordSent(mail, delivery.reply());
            case TAKEN_OVER -> {}
            case DELAYED -> tryAgain(mail, "delayed", delivery);
            case SERVER_DOWN -> tryAgain(mail, "server", delivery);
            case ADDRESS_REFUSED -> {
                mails.fail(mail, "address", delivery.reply(), false);
                settings.addressRefused(mail.username(), outgoing.get().to(), clock.instant());
            }
            case REFUSED -> mails.fail(mail, "refused", delivery.reply(), false);
        }
        if (delivery.outcome() != Delivery.Outcome.SENT) {
            log.atWarn()
                    .addKeyValue("mail", mail.id())
                    .addKeyValue("outcome", delivery.outcome())
                    .addKeyValue("attempt", mail.attempts())
                    .log("A mail was not sent");
        }
        return delivery.outcome();
    }

    private Optional<OutgoingMail> code(TakenMail mail) {
        String code = mail.code();
        if (code == null || !clock.instant().isBefore(mail.expiresAt())) {
            mails.fail(mail, "expired", "", false);
            return Optional.empty();
        }
        return Optional.of(outgoing(mail, mail.email(), MailText.ofCode(code, mail.expiresAt(), mail.language())));
    }

    private Optional<OutgoingMail> messages(TakenMail mail) {
        PersonSettings person = settings.of(mail.username());
        String email = person.email();
        List<MailText.Entry> entries = entries(mail);
        if (!person.mail() || email == null || entries.isEmpty() || !recipients.isActive(mail.username())) {
            mails.cancel(mail);
            return Optional.empty();
        }
        return Optional.of(outgoing(mail, email, MailText.of(entries, mail.language())));
    }

    private List<MailText.Entry> entries(TakenMail mail) {
        boolean applicant = recipients.isApplicant(mail.username());
        return mails.messages(mail.id(), mail.language()).stream()
                .map(message -> new MailText.Entry(
                        message.title(),
                        message.text(),
                        message.about().caseNumber(),
                        links.of(message.about(), applicant)))
                .toList();
    }

    private OutgoingMail outgoing(TakenMail mail, String email, MailText text) {
        Language language = mail.language();
        return new OutgoingMail(
                mail.id(),
                email,
                language,
                text,
                mail.createdAt(),
                () -> mails.handOver(mail, clock.instant(), leaseEnd()));
    }

    private void tryAgain(TakenMail mail, String problem, Delivery delivery) {
        Instant now = clock.instant();
        if (now.isBefore(mail.expiresAt())) {
            Instant next = now.plus(Backoff.after(mail.attempts()));
            mails.postpone(mail, problem, delivery.reply(), delivery.uncertain(), next);
        } else {
            mails.fail(mail, problem, delivery.reply(), delivery.uncertain());
        }
    }

    /** The server has the mail. If that cannot be written down, the mail goes out a second time: so it is tried for a while. */
    private void recordSent(TakenMail mail, String reply) {
        for (int tries = 1; ; tries++) {
            try {
                mails.sent(mail, reply, clock.instant());
                return;
            } catch (DataAccessException e) {
                if (tries == TRIES_TO_RECORD) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Instant leaseEnd() {
        return clock.instant().plus(times.lease());
    }
}
