package org.huiqi.notification.mail;

import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.huiqi.notification.domain.Language;
import org.huiqi.notification.domain.MailText;

/**
 * A mail as it is handed over.
 *
 * @param id its Message-ID, the same at every try
 * @param mayBeFinished asked just before the last line; a mail that is not finished is thrown away by the server
 */
public record OutgoingMail(
        UUID id, String to, Language language, MailText text, Instant createdAt, BooleanSupplier mayBeFinished) {}
