package org.huiqi.notification.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.huiqi.notification.domain.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How people want to be told, and the codes that confirm their addresses. */
@Repository
public class SettingsTable {

    private final JdbcClient jdbc;

    SettingsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param email the confirmed address
     * @param pendingEmail an address that waits for its code
     * @param refusedEmail an address that a mail server has turned away
     */
    public record PersonSettings(
            String username,
            Language language,
            boolean mail,
            @Nullable String email,
            @Nullable String pendingEmail,
            @Nullable String refusedEmail) {

        public static PersonSettings initial(String username) {
            return new PersonSettings(username, Language.CHINESE, true, null, null, null);
        }
    }

    public PersonSettings of(String username) {
        return find(username, "").orElseGet(() -> PersonSettings.initial(username));
    }

    /** The row of the person, locked until the end of the transaction; created where there is none. */
    public PersonSettings lock(String username, Instant now) {
        jdbc.sql("""
                        INSERT INTO notification_settings (username, updated_at) VALUES (:username, :now)
                        ON CONFLICT (username) DO NOTHING
                        """)
                .param("username", username)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return find(username, " FOR UPDATE").orElseThrow();
    }

    /** As {@link #lock}, but empty where another transaction holds the row or there is none. */
    public Optional<PersonSettings> lockUnlessTaken(String username) {
        return find(username, " FOR UPDATE SKIP LOCKED");
    }

    public void save(PersonSettings settings, Instant now) {
        jdbc.sql("""
                        UPDATE notification_settings SET language = :language, mail = :mail, email = :email,
                            pending_email = :pendingEmail, refused_email = :refusedEmail, updated_at = :now
                        WHERE username = :username
                        """)
                .param("language", settings.language().id())
                .param("mail", settings.mail())
                .param("email", settings.email())
                .param("pendingEmail", settings.pendingEmail())
                .param("refusedEmail", settings.refusedEmail())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("username", settings.username())
                .update();
    }

    /** Those of the people who want mail and have a confirmed address. */
    public List<String> wantingMail(Collection<String> usernames) {
        return usernames.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                SELECT username FROM notification_settings
                                WHERE mail AND email IS NOT NULL AND username IN (:usernames) ORDER BY username
                                """)
                        .param("usernames", usernames)
                        .query(String.class)
                        .list();
    }

    /** A mail server has said that the address does not exist: nothing more goes there until it is confirmed anew. */
    public void addressRefused(String username, String email, Instant now) {
        jdbc.sql("""
                        UPDATE notification_settings SET
                            email = CASE WHEN email = :email THEN NULL ELSE email END,
                            pending_email = CASE WHEN pending_email = :email THEN NULL ELSE pending_email END,
                            refused_email = :email, updated_at = :now
                        WHERE username = :username AND (email = :email OR pending_email = :email)
                        """)
                .param("email", email)
                .param("username", username)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void expectCode(String username, String email, String hash, Instant expiresAt) {
        jdbc.sql("""
                        INSERT INTO mail_code (username, email, code_hash, expires_at) VALUES (:username, :email, :hash, :expiresAt)
                        ON CONFLICT (username) DO UPDATE SET email = :email, code_hash = :hash, expires_at = :expiresAt, tries = 0
                        """)
                .param("username", username)
                .param("email", email)
                .param("hash", hash)
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A code as it was sent. */
    public record ExpectedCode(String email, String hash) {}

    /** Counts a try and gives what the code should be; empty where none is valid or there were too many tries. */
    public Optional<ExpectedCode> tryCode(String username, int mostTries, Instant now) {
        return jdbc.sql("""
                        UPDATE mail_code SET tries = tries + 1
                        WHERE username = :username AND tries < :most AND expires_at > :now
                        RETURNING email, code_hash
                        """)
                .param("username", username)
                .param("most", mostTries)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new ExpectedCode(row.getString("email"), row.getString("code_hash")))
                .optional();
    }

    public void forgetCode(String username) {
        jdbc.sql("DELETE FROM mail_code WHERE username = :username")
                .param("username", username)
                .update();
    }

    private Optional<PersonSettings> find(String username, String lock) {
        return jdbc.sql("""
                        SELECT username, language, mail, email, pending_email, refused_email
                        FROM notification_settings WHERE username = :username""" + lock)
                .param("username", username)
                .query((row, n) -> settings(row))
                .optional();
    }

    private static PersonSettings settings(ResultSet row) throws SQLException {
        return new PersonSettings(
                row.getString("username"),
                Language.find(row.getString("language")).orElseThrow(),
                row.getBoolean("mail"),
                row.getString("email"),
                row.getString("pending_email"),
                row.getString("refused_email"));
    }
}
