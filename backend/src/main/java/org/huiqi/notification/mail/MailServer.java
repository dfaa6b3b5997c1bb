package org.huiqi.notification.mail;

import org.huiqi.notification.domain.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The mail server of the settings {@code spring.mail.*}; without a host there is none, and nobody is mailed. */
@Component
public class MailServer {

    private final @Nullable JavaMailSenderImpl account;
    private final String from;

    public MailServer(ObjectProvider<JavaMailSenderImpl> accounts, MailSettings settings) {
        JavaMailSenderImpl found = accounts.getIfAvailable();
        String host = found == null ? null : found.getHost();
        this.account = host == null || host.isBlank() ? null : found;
        this.from = account == null ? "" : sender(account, settings);
    }

    public boolean isConfigured() {
        return account != null;
    }

    /** A connection for some mails; it is made with the first one. */
    public SmtpConnection connect() {
        if (account == null) {
            throw new IllegalStateException("There is no mail server");
        }
        return new SmtpConnection(account, from);
    }

    private static String sender(JavaMailSenderImpl account, MailSettings settings) {
        String username = account.getUsername() == null ? "" : account.getUsername();
        String from = settings.from().isBlank() ? username : settings.from().strip();
        if (EmailAddress.flawOf(from).isPresent()) {
            throw new IllegalStateException("There is a mail server, but no address to send from: set huiqi.mail.from");
        }
        return from;
    }
}
