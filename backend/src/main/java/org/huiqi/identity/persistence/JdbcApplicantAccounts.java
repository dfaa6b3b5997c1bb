package org.huiqi.identity.persistence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorKind;
import org.huiqi.identity.ApplicantAccounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** Applicant accounts in their own table; passwords are hashed with the application's encoder. */
@Repository
public class JdbcApplicantAccounts implements ApplicantAccounts {

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;

    JdbcApplicantAccounts(JdbcClient jdbc, PasswordEncoder encoder) {
        this.jdbc = jdbc;
        this.encoder = encoder;
    }

    /** An account with what is needed to check its password. */
    public record StoredAccount(Actor actor, String passwordHash) {}

    public Optional<StoredAccount> find(String username) {
        return jdbc.sql("""
                        SELECT username, display_name, password_hash, entity_id
                        FROM applicant_account WHERE username = :username AND disabled_at IS NULL
                        """)
                .param("username", username)
                .query((row, n) -> new StoredAccount(
                        new Actor(
                                row.getString("username"),
                                row.getString("display_name"),
                                ActorKind.APPLICANT,
                                row.getLong("entity_id"),
                                Set.of()),
                        row.getString("password_hash")))
                .optional();
    }

    @Override
    public boolean exists(String username) {
        return find(username).isPresent();
    }

    @Override
    public List<String> usernamesOf(long entityId) {
        return jdbc.sql("""
                        SELECT username FROM applicant_account
                        WHERE entity_id = :entityId AND disabled_at IS NULL ORDER BY username
                        """).param("entityId", entityId).query(String.class).list();
    }

    @Override
    public void open(String username, String displayName, String password, long entityId) {
        jdbc.sql("""
                        INSERT INTO applicant_account (username, display_name, password_hash, entity_id)
                        VALUES (:username, :displayName, :hash, :entityId)
                        """)
                .param("username", username)
                .param("displayName", displayName)
                .param("hash", encoder.encode(password))
                .param("entityId", entityId)
                .update();
    }
}
