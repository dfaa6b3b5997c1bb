package org.huiqi.identity.usecase;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorKind;
import org.huiqi.identity.SignInRefused;
import org.huiqi.identity.SignedIn;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.identity.persistence.JdbcApplicantAccounts;
import org.huiqi.identity.persistence.JdbcApplicantAccounts.StoredAccount;
import org.huiqi.identity.persistence.LoginThrottle;
import org.huiqi.shared.ProblemException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Checks a user name and password: applicants first, then staff; one answer for every kind of failure. */
@Service
public class SignIn {

    private final JdbcApplicantAccounts applicants;
    private final StaffDirectory staff;
    private final PasswordEncoder encoder;
    private final LoginThrottle throttle;
    private final ApplicationEventPublisher events;
    private final String decoyHash;

    SignIn(
            JdbcApplicantAccounts applicants,
            StaffDirectory staff,
            PasswordEncoder encoder,
            LoginThrottle throttle,
            ApplicationEventPublisher events) {
        this.applicants = applicants;
        this.staff = staff;
        this.encoder = encoder;
        this.throttle = throttle;
        this.events = events;
        this.decoyHash = encoder.encode("nobody has this password");
    }

    /** The person, or empty where name or password is wrong; 429 after too many failures. */
    public Optional<Actor> signIn(String username, String password, String address) {
        String account = "account:" + username;
        String origin = "account-and-address:" + username + "@" + address;
        Optional<Duration> closed = throttle.closedFor(List.of(origin, account));
        if (closed.isPresent()) {
            events.publishEvent(new SignInRefused(username, true));
            long seconds = Math.max(1, closed.get().toSeconds());
            throw ProblemException.tooMany("too-many-logins", "登录失败次数过多，请" + (seconds + 59) / 60 + "分钟后再试；忘记密码请联系管理员重置")
                    .with(ProblemException.RETRY_AFTER, seconds);
        }
        Optional<Actor> actor = check(username, password);
        if (actor.isPresent()) {
            throttle.succeeded(origin);
            throttle.succeeded(account);
            events.publishEvent(new SignedIn(username, actor.get().kind()));
        } else {
            throttle.failed(origin);
            throttle.failed(account);
            events.publishEvent(new SignInRefused(username, false));
        }
        return actor;
    }

    private Optional<Actor> check(String username, String password) {
        Optional<StoredAccount> applicant = applicants.find(username);
        if (applicant.isPresent()) {
            return applicant
                    .filter(account -> encoder.matches(password, account.passwordHash()))
                    .map(StoredAccount::actor);
        }
        if (staff.find(username).isEmpty()) {
            encoder.matches(
                    password, decoyHash); // as slow as a real check: names cannot be told from the time it takes
            return Optional.empty();
        }
        return staff.passwordMatches(username, password)
                ? staff.find(username)
                        .map(person -> new Actor(
                                person.username(), person.displayName(), ActorKind.STAFF, null, person.groups()))
                : Optional.empty();
    }
}
