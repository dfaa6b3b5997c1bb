package org.huiqi.notification.usecase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.huiqi.notification.domain.EmailAddress;
import org.huiqi.notification.domain.Language;
import org.huiqi.notification.mail.MailServer;
import org.huiqi.notification.mail.MailSettings;
import org.huiqi.notification.persistence.MailTable;
import org.huiqi.notification.persistence.MailTable.CodesSent;
import org.huiqi.notification.persistence.SettingsTable;
import org.huiqi.notification.persistence.SettingsTable.ExpectedCode;
import org.huiqi.notification.persistence.SettingsTable.PersonSettings;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How a person wants to be told; an address gets nothing but its code until the code has come back. */
@Service
public class PersonalSettings {

    private static final Duration BETWEEN_CODES = Duration.ofMinutes(1);
    private static final Duration PERSON_WINDOW = Duration.ofHours(1);
    private static final Duration ADDRESS_WINDOW = Duration.ofDays(1);
    private static final int MOST_BY_PERSON = 5;
    private static final int MOST_TO_ADDRESS = 10;
    private static final int MOST_TRIES = 5;
    private static final int CODES = 1_000_000;

    private final SettingsTable settings;
    private final MailTable mails;
    private final MailServer server;
    private final MailSettings times;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PersonalSettings(
            SettingsTable settings,
            MailTable mails,
            MailServer server,
            MailSettings times,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.mails = mails;
        this.server = server;
        this.times = times;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the person asks for, as it came. */
    public record Wish(
            @Nullable String email,
            @Nullable String language,
            @Nullable Boolean mail) {}

    public PersonSettings of(String username) {
        return settings.of(username);
    }

    /** Keeps the wish; a new address is sent its code, and mails go to the old one until the code has come back. */
    public PersonSettings save(String username, Wish wish) {
        String email = wish.email() == null ? "" : wish.email().strip();
        List<FieldProblem> problems = new ArrayList<>();
        if (!email.isEmpty()) {
            EmailAddress.flawOf(email)
                    .ifPresent(flaw -> problems.add(new FieldProblem("email", "email-invalid", flaw)));
        }
        Optional<Language> language = Optional.ofNullable(wish.language()).flatMap(Language::find);
        if (language.isEmpty()) {
            problems.add(new FieldProblem("language", "unknown-value", "请选择语言：中文（zh-CN）或英文（en）"));
        }
        Boolean mail = wish.mail();
        if (mail == null) {
            problems.add(new FieldProblem("mail", "required", "请选择是否接收邮件"));
        }
        if (!problems.isEmpty() || mail == null) {
            throw ProblemException.refused("settings-invalid", "消息设置有误，请按提示修改", problems);
        }
        return saved(username, email.isEmpty() ? null : new EmailAddress(email).value(), language.orElseThrow(), mail);
    }

    private PersonSettings saved(String username, @Nullable String email, Language language, boolean mail) {
        return transaction(() -> {
            Instant now = clock.instant();
            PersonSettings old = settings.lock(username, now);
            String pending = email == null || email.equals(old.email()) ? null : email;
            PersonSettings changed =
                    new PersonSettings(username, language, mail, email == null ? null : old.email(), pending, null);
            settings.save(changed, now);
            if (pending == null) {
                mails.cancelCodes(username);
                settings.forgetCode(username);
            } else if (!pending.equals(old.pendingEmail()) && server.isConfigured()) {
                sendCode(changed, pending, now);
            }
            return changed;
        });
    }

    /** Sends a new code to the address that waits for one. */
    public PersonSettings sendCode(String username) {
        return transaction(() -> {
            Instant now = clock.instant();
            PersonSettings person = settings.lock(username, now);
            String email = person.pendingEmail();
            if (email == null) {
                throw ProblemException.conflict("nothing-to-confirm", "没有待确认的邮箱，请先填写邮箱并保存");
            }
            if (!server.isConfigured()) {
                throw ProblemException.conflict("mail-not-available", "本系统还没有开通邮件，暂时不能确认邮箱；消息仍可在系统里查看");
            }
            sendCode(person, email, now);
            return person;
        });
    }

    /** The code has come back: from now on mails go to the address. */
    public PersonSettings confirm(String username, @Nullable String code) {
        String given = code == null ? "" : code.strip();
        if (!given.matches("\\d{6}")) {
            throw wrongCode("请填写邮件里的6位数字确认码");
        }
        // Outside of a transaction: a wrong try counts although it is refused.
        ExpectedCode expected = settings.tryCode(username, MOST_TRIES, clock.instant())
                .orElseThrow(() -> wrongCode("确认码已过期，或输错次数太多，请重新获取"));
        if (!MessageDigest.isEqual(bytes(hash(username, given)), bytes(expected.hash()))) {
            throw wrongCode("确认码不正确，请核对最近一封邮件里的6位数字");
        }
        return transaction(() -> {
            Instant now = clock.instant();
            PersonSettings person = settings.lock(username, now);
            if (!expected.email().equals(person.pendingEmail())) {
                throw wrongCode("邮箱已经修改，请填写最近一封邮件里的确认码");
            }
            PersonSettings confirmed =
                    new PersonSettings(username, person.language(), person.mail(), expected.email(), null, null);
            settings.save(confirmed, now);
            settings.forgetCode(username);
            return confirmed;
        });
    }

    private void sendCode(PersonSettings person, String email, Instant now) {
        CodesSent sent =
                mails.codesSince(person.username(), now.minus(PERSON_WINDOW), email, now.minus(ADDRESS_WINDOW));
        Instant last = sent.last();
        if (last != null && last.plus(BETWEEN_CODES).isAfter(now)) {
            throw ProblemException.tooMany("code-too-soon", "确认码刚刚发出，请先查收；1分钟后可以重新获取");
        }
        if (sent.byPerson() >= MOST_BY_PERSON) {
            throw ProblemException.tooMany("too-many-codes", "1小时内最多获取5次确认码，请稍后再试");
        }
        if (sent.toAddress() >= MOST_TO_ADDRESS) {
            throw ProblemException.tooMany("too-many-codes", "今天发到这个邮箱的确认码太多，请明天再试，或换一个邮箱");
        }
        String code = String.format("%06d", random.nextInt(CODES));
        Instant until = now.plus(times.codeValidFor());
        mails.cancelCodes(person.username());
        settings.expectCode(person.username(), email, hash(person.username(), code), until);
        mails.addCode(UUID.randomUUID(), person.username(), email, person.language(), code, now, until);
    }

    private PersonSettings transaction(Supplier<PersonSettings> work) {
        PersonSettings result = transaction.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("No settings");
        }
        return result;
    }

    private static ProblemException wrongCode(String message) {
        return ProblemException.refused(
                "code-wrong", message, List.of(new FieldProblem("code", "code-wrong", message)));
    }

    private static String hash(String username, String code) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(username + ":" + code)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
