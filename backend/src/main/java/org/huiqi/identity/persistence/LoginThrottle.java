package org.huiqi.identity.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.huiqi.shared.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts failed logins in the database, so that the limit holds over all nodes. */
@Repository
public class LoginThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_FAILURES = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    LoginThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How long the subjects, an account or an address, stay closed for having failed too often; empty where they are open. */
    public Optional<Duration> closedFor(List<String> subjects) {
        return jdbc.sql("""
                        SELECT max(window_start) AS closed FROM login_throttle
                        WHERE subject IN (:subjects) AND window_start > :since AND failures >= :most
                        """)
                .param("subjects", subjects)
                .param("since", windowStart())
                .param("most", MOST_FAILURES)
                .query((row, n) -> Optional.ofNullable(row.getObject("closed", OffsetDateTime.class)))
                .single()
                .map(closed ->
                        Duration.between(clock.instant(), closed.toInstant().plus(WINDOW)));
    }

    public void failed(String subject) {
        jdbc.sql("""
                        INSERT INTO login_throttle (subject, failures, window_start) VALUES (:subject, 1, :now)
                        ON CONFLICT (subject) DO UPDATE SET
                            failures = CASE WHEN login_throttle.window_start > :since THEN login_throttle.failures + 1 ELSE 1 END,
                            window_start = CASE WHEN login_throttle.window_start > :since THEN login_throttle.window_start ELSE :now END
                        """)
                .param("subject", subject)
                .param("now", at(clock.instant()))
                .param("since", windowStart())
                .update();
    }

    public void succeeded(String subject) {
        jdbc.sql("DELETE FROM login_throttle WHERE subject = :subject")
                .param("subject", subject)
                .update();
    }

    private OffsetDateTime windowStart() {
        return at(clock.instant().minus(WINDOW));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Zones.SHANGHAI).toOffsetDateTime();
    }
}
