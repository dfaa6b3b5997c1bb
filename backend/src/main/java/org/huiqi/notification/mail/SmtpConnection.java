package org.huiqi.notification.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Date;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.huiqi.notification.mail.Delivery.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands mails over one after the other and says what became of each. */
public final class SmtpConnection implements AutoCloseable {

    private static final int LONGEST_REPLY = 300;
    private static final int CLOSING = 421;
    private static final Set<Integer> NO_SUCH_ADDRESS = Set.of(550, 551, 553);

    private final JavaMailSenderImpl account;
    private final String from;
    private @Nullable Transport transport;

    SmtpConnection(JavaMailSenderImpl account, String from) {
        this.account = account;
        this.from = from;
    }

    public Delivery deliver(OutgoingMail mail) {
        FencedMessage message;
        Transport connected;
        try {
            message = message(mail);
            connected = connected();
        } catch (MessagingException e) {
            return Delivery.of(Outcome.SERVER_DOWN, reply(e));
        } catch (IOException e) {
            return Delivery.of(Outcome.REFUSED, reply(e));
        }
        try {
            connected.sendMessage(message, message.getAllRecipients());
            return Delivery.of(Outcome.SENT, "");
        } catch (MessagingException e) {
            return message.takenOver ? Delivery.of(Outcome.TAKEN_OVER, "") : outcome(e, message.handedOver);
        }
    }

    @Override
    public void close() {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException e) {
                // The server has hung up first; every mail has its outcome already.
            }
        }
    }

    private Transport connected() throws MessagingException {
        Transport present = transport;
        if (present != null && present.isConnected()) {
            return present;
        }
        close();
        String protocol = account.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : account.getProtocol();
        Transport opened = account.getSession().getTransport(protocol);
        opened.connect(
                account.getHost(),
                account.getPort(),
                blankToNull(account.getUsername()),
                blankToNull(account.getPassword()));
        transport = opened;
        return opened;
    }

    private FencedMessage message(OutgoingMail mail) throws MessagingException, IOException {
        FencedMessage message = new FencedMessage(account.getSession(), mail, from.substring(from.indexOf('@')));
        message.setFrom(new InternetAddress(from, mail.text().sender(), "UTF-8"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.text().subject(), "UTF-8");
        message.setSentDate(Date.from(mail.createdAt()));
        message.setHeader("Content-Language", mail.language().id());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(mail.text().plain(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.text().html(), "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.saveChanges();
        return message;
    }

    private static Delivery outcome(MessagingException failure, boolean handedOver) {
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            if (e instanceof SMTPAddressFailedException address) {
                int code = address.getReturnCode();
                // 5.7 is the server's policy, such as that it relays nothing for us: the address may well exist.
                boolean unknown = NO_SUCH_ADDRESS.contains(code) && !reply(e).contains(" 5.7.");
                return Delivery.of(unknown ? Outcome.ADDRESS_REFUSED : ofCode(code), reply(e));
            }
            if (e instanceof SMTPSenderFailedException) {
                return Delivery.of(Outcome.SERVER_DOWN, reply(e));
            }
        }
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            if (e instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                String command = refused.getCommand() == null ? "" : refused.getCommand();
                // Who is not let in, or may not send at all, has no fault in this one mail.
                return Delivery.of(
                        command.startsWith("MAIL") ? Outcome.SERVER_DOWN : ofCode(refused.getReturnCode()), reply(e));
            }
        }
        return new Delivery(Outcome.SERVER_DOWN, reply(failure), handedOver);
    }

    private static Outcome ofCode(int code) {
        if (code == CLOSING) {
            return Outcome.SERVER_DOWN;
        }
        return code >= 500 ? Outcome.REFUSED : Outcome.DELAYED;
    }

    private static String reply(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_REPLY ? line : line.substring(0, LONGEST_REPLY);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * A message that asks once more, when all but the last line is written, whether it may be finished. A server throws away what is
     * not finished; so a node that was asleep for longer than its lease sends nothing.
     */
    private static final class FencedMessage extends MimeMessage {

        private final OutgoingMail mail;
        private final String domain;
        private boolean handedOver;
        private boolean takenOver;

        FencedMessage(Session session, OutgoingMail mail, String domain) {
            super(session);
            this.mail = mail;
            this.domain = domain;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + mail.id() + domain + ">");
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
            super.writeTo(out, ignored);
            if (!mail.mayBeFinished().getAsBoolean()) {
                takenOver = true;
                throw new IOException("Taken over by another node");
            }
            handedOver = true;
        }
    }
}
