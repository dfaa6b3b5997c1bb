package org.huiqi.notification.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huiqi.application.CaseEvent;
import org.huiqi.identity.Staff;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.notification.domain.Language;
import org.huiqi.notification.domain.MailText;
import org.huiqi.notification.mail.Delivery;
import org.huiqi.notification.mail.MailServer;
import org.huiqi.notification.mail.MailSettings;
import org.huiqi.notification.mail.OutgoingMail;
import org.huiqi.notification.mail.SmtpConnection;
import org.huiqi.notification.persistence.MailListing;
import org.huiqi.notification.persistence.MailTable;
import org.huiqi.notification.persistence.MailTable.TakenMail;
import org.huiqi.notification.persistence.NotificationTable;
import org.huiqi.notification.persistence.SettingsTable;
import org.huiqi.servicerequest.ServiceRequestEvent;
import org.huiqi.shared.CaseNumber;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.ScriptedMailServer;
import org.huiqi.testing.TestClock;
import org.huiqi.testing.TestMailServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

@HuiqiTest
class OutboxTest {

    private static final Instant MORNING = Instant.parse("2026-01-05T01:00:00Z");
    private static int number = 600_000;

    @Autowired
    Outbox outbox;

    @Autowired
    MailTable mails;

    @Autowired
    MailListing listing;

    @Autowired
    MailServer server;

    @Autowired
    MailSettings times;

    @Autowired
    NotificationTable notifications;

    @Autowired
    SettingsTable settings;

    @Autowired
    MailRecipients recipients;

    @Autowired
    CaseLinks links;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Businesses businesses;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private final TestMailServer smtp = new TestMailServer();
    private CaseNumber caseNumber;
    private String applicant;
    private long entity;

    @BeforeEach
    void anEnterpriseWantsMail() {
        List.of("mail_item", "mail", "mail_code", "notification_settings")
                .forEach(table -> jdbc.sql("DELETE FROM " + table).update());
        clock.set(MORNING);
        caseNumber = new CaseNumber("PDS-SS-20260101-" + number++);
        applicant = businesses.enterpriseInXinhua();
        entity = entityOf(applicant);
        wantsMail(applicant, "zh-CN");
        smtp.start();
    }

    @AfterEach
    void theServerGoes() {
        smtp.close();
        clock.reset();
    }

    @Test
    void shouldMailOnceWhatIsUrgent() throws Exception {
        publish("payment-failed", Map.of());
        send();
        send();
        pass(Duration.ofDays(2));
        send();

        MimeMessage mail = only(smtp.mailsTo(addressOf(applicant)));
        assertThat(mail.getSubject()).isEqualTo("【惠企】资金拨付未成功（" + caseNumber + "）");
        assertThat(mail.getFrom()[0].toString()).contains("huiqi@example.org");
        assertThat(mail.getMessageID()).isEqualTo("<" + id() + "@example.org>");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(part(mail, 0))
                .contains("财政部门会重新拨付")
                .contains("https://huiqi.example.org/#/cases/" + caseNumber)
                .doesNotContain("账户信息有误");
        assertThat(part(mail, 1)).contains("<html lang=\"zh-CN\">").contains("打开案件</a>");
        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void shouldCollectWhatCanWait() throws Exception {
        publish("submitted", Map.of());
        pass(Duration.ofMinutes(4));
        publish("accepted", Map.of());
        send();
        assertThat(smtp.mailsTo(addressOf(applicant))).isEmpty();

        pass(Duration.ofMinutes(6));
        publish("supplement-requested", Map.of("until", "2026-01-12T15:59:59.999Z"));
        send();

        MimeMessage mail = only(smtp.mailsTo(addressOf(applicant)));
        assertThat(mail.getSubject()).isEqualTo("【惠企】申请已提交（" + caseNumber + "）等3条消息");
        assertThat(part(mail, 0)).contains("申请已受理").contains("最晚2026年1月12日（周一）提交。");
    }

    @Test
    void shouldTakeAlongWhatWaitsWithWhatIsUrgent() throws Exception {
        publish("submitted", Map.of());
        publish("payment-failed", Map.of());
        send();

        assertThat(only(smtp.mailsTo(addressOf(applicant))).getSubject())
                .contains("资金拨付未成功")
                .contains("2条消息");
    }

    @Test
    void shouldSpeakTheLanguageOfThePerson() throws Exception {
        wantsMail(applicant, "en");
        publish("supplement-requested", Map.of("until", "2026-01-12T15:59:59.999Z"));
        pass(times.digestAfter());
        send();

        MimeMessage mail = only(smtp.mailsTo(addressOf(applicant)));
        assertThat(mail.getSubject()).isEqualTo("[Huiqi] Please complete your application (" + caseNumber + ")");
        assertThat(part(mail, 0)).contains("Submit it by Mon 12 Jan 2026 at the latest.");
        assertThat(part(mail, 0).codePoints().noneMatch(Character::isIdeographic))
                .isTrue();
        assertThat(part(mail, 1).codePoints().noneMatch(Character::isIdeographic))
                .isTrue();
        assertThat(mail.getHeader("Content-Language", null)).isEqualTo("en");
    }

    @Test
    void shouldMailEveryMemberOfAGroupWhoWantsIt() throws Exception {
        String one = clerk("pds-tax.reviewer", "pds-market.reviewer");
        String two = clerk("pds-tax.reviewer");
        String silent = clerk("pds-tax.reviewer");
        wantsMail(one, "zh-CN");
        wantsMail(two, "en");
        Map<String, Object> details = Map.of(
                "groups", List.of("pds-tax.reviewer", "pds-market.reviewer"),
                "users", List.of(one),
                "step", "userTask_checkCompleteness",
                "stepName", "受理审查",
                "due", "2026-01-08T15:59:59.999Z");
        publish("step-opened", details);
        pass(times.digestAfter());
        send();

        MimeMessage chinese = only(smtp.mailsTo(addressOf(one)));
        assertThat(chinese.getSubject()).isEqualTo("【惠企】有新的待办：受理审查（" + caseNumber + "）");
        assertThat(part(chinese, 0))
                .contains("最晚2026年1月8日（周四）办结。")
                .contains("https://huiqi.example.org/admin/#/applications/" + caseNumber + "/show");
        assertThat(only(smtp.mailsTo(addressOf(two))).getSubject())
                .isEqualTo("[Huiqi] New task: check completeness (" + caseNumber + ")");
        assertThat(smtp.mailsTo(addressOf(silent))).isEmpty();
    }

    @Test
    void shouldMailACardAtOnceWithoutTheTextOfTheRequest() throws Exception {
        String clerk = clerk("pds-tax.reviewer");
        wantsMail(clerk, "zh-CN");
        CaseNumber request = new CaseNumber("PDS-SQ-20260101-" + number++);
        transaction.executeWithoutResult(status -> events.publishEvent(new ServiceRequestEvent(
                request,
                entity,
                "yellow-card",
                clock.instant(),
                "system",
                "系统",
                "黄牌，办理一般诉求，某企业说的很私密的话",
                true,
                Map.of("group", "pds-tax.reviewer", "level", "yellow-card", "stepName", "办理一般诉求"))));
        send();

        MimeMessage mail = only(smtp.mailsTo(addressOf(clerk)));
        assertThat(mail.getSubject()).isEqualTo("【惠企】黄牌：办理一般诉求（" + request + "）");
        assertThat(part(mail, 0)).doesNotContain("私密").contains("/admin/#/service-requests/" + request + "/show");
    }

    @Test
    void shouldForgetTheMailOfATransactionThatFailed() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(event("payment-failed", Map.of("entityId", entity)));
            status.setRollbackOnly();
        });
        send();

        assertThat(smtp.mailsTo(addressOf(applicant))).isEmpty();
        assertThat(count("mail_item")).isZero();
    }

    @Test
    void shouldDeliverAllOnceWhenTheServerIsBack() throws Exception {
        smtp.close();
        String other = businesses.enterpriseInXinhua();
        wantsMail(other, "zh-CN");
        publish("payment-failed", Map.of());
        publish(other, "payment-failed");
        for (int hour = 0; hour < 5; hour++) {
            send();
            send();
            pass(Duration.ofHours(1));
            publish("submitted", Map.of());
        }
        assertThat(count("mail")).isEqualTo(2);
        assertThat(state()).isEqualTo("waiting");

        smtp.start();
        send();
        assertThat(smtp.mailsTo(addressOf(applicant))).hasSize(1);
        assertThat(smtp.mailsTo(addressOf(other))).hasSize(1);
        pass(times.digestAfter());
        send();
        send();

        List<MimeMessage> received = smtp.mailsTo(addressOf(applicant));
        assertThat(received).hasSize(2);
        assertThat(received.get(1).getSubject()).contains("等5条消息");
        assertThat(smtp.mailsTo(addressOf(other))).hasSize(1);
    }

    @Test
    void shouldShowAsFailedWhatCouldNotGoForADayAndSendItOnRequest() throws Exception {
        smtp.close();
        publish("payment-failed", Map.of());
        send();
        pass(Duration.ofHours(23));
        send();
        assertThat(state()).isEqualTo("waiting");
        pass(Duration.ofHours(2));
        send();
        assertThat(state()).isEqualTo("failed");
        assertThat(listing.summary(MORNING).failed()).isEqualTo(1);

        smtp.start();
        send();
        assertThat(smtp.mailsTo(addressOf(applicant))).isEmpty();
        assertThat(listing.retryAll(clock.instant())).isEqualTo(1);
        send();
        send();
        assertThat(smtp.mailsTo(addressOf(applicant))).hasSize(1);
        assertThat(listing.summary(MORNING).failed()).isZero();
    }

    @Test
    void shouldSendOnceWhereTwoNodesSend() throws Exception {
        List<String> people = new ArrayList<>(List.of(applicant));
        for (int more = 0; more < 14; more++) {
            String person = businesses.enterpriseInXinhua();
            wantsMail(person, "zh-CN");
            people.add(person);
        }
        people.forEach(person -> publish(person, "payment-failed"));

        int nodes = 3;
        CyclicBarrier together = new CyclicBarrier(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        List<Future<?>> work = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            work.add(threads.submit(() -> {
                together.await();
                outbox.formMails();
                together.await();
                outbox.sendMails(() -> false);
                return null;
            }));
        }
        for (Future<?> node : work) {
            node.get();
        }
        threads.shutdown();

        people.forEach(person -> assertThat(smtp.mailsTo(addressOf(person))).hasSize(1));
        assertThat(smtp.greenMail().getReceivedMessages()).hasSize(people.size());
    }

    @Test
    void shouldSendOnceWhatANodeWasKilledWith() throws Exception {
        publish("payment-failed", Map.of());
        outbox.formMails();
        TakenMail taken = take();
        send();
        assertThat(smtp.mailsTo(addressOf(applicant))).isEmpty();

        pass(times.lease().plusSeconds(1));
        send();
        send();

        assertThat(only(smtp.mailsTo(addressOf(applicant))).getMessageID())
                .isEqualTo("<" + taken.id() + "@example.org>");
        assertThat(uncertain()).isZero();
    }

    @Test
    void shouldSendUnderTheSameIdWhatANodeWasKilledHandingOver() throws Exception {
        publish("payment-failed", Map.of());
        outbox.formMails();
        TakenMail taken = take();
        assertThat(mails.handOver(taken, clock.instant(), clock.instant().plus(times.lease())))
                .isTrue();

        pass(times.lease().plusSeconds(1));
        send();

        assertThat(only(smtp.mailsTo(addressOf(applicant))).getMessageID())
                .isEqualTo("<" + taken.id() + "@example.org>");
        assertThat(uncertain()).isEqualTo(1);
    }

    @Test
    void shouldStopANodeThatWasAsleepForLongerThanItsLease() throws Exception {
        publish("payment-failed", Map.of());
        outbox.formMails();
        TakenMail asleep = take();
        pass(times.lease().plusSeconds(1));
        send();

        try (SmtpConnection connection = server.connect()) {
            Delivery late = connection.deliver(new OutgoingMail(
                    asleep.id(),
                    addressOf(applicant),
                    Language.CHINESE,
                    MailText.ofCode("123456", clock.instant(), Language.CHINESE),
                    MORNING,
                    () -> mails.handOver(
                            asleep, clock.instant(), clock.instant().plus(times.lease()))));
            assertThat(late.outcome()).isEqualTo(Delivery.Outcome.TAKEN_OVER);
        }
        assertThat(smtp.mailsTo(addressOf(applicant))).hasSize(1);
    }

    @Test
    void shouldStopWhoTookOverAMailThatHasArrivedAfterAll() {
        publish("payment-failed", Map.of());
        outbox.formMails();
        TakenMail slow = take();
        mails.handOver(slow, clock.instant(), clock.instant().plus(times.lease()));
        pass(times.lease().plusSeconds(1));
        TakenMail second = take();
        mails.sent(slow, "", clock.instant());

        assertThat(mails.handOver(second, clock.instant(), clock.instant().plus(times.lease())))
                .isFalse();
        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void shouldMarkAnAddressThatTheServerRefuses() {
        smtp.close();
        try (ScriptedMailServer refusing = new ScriptedMailServer(Map.of("RCPT", "550 5.1.1 no such user\r\nBcc: x"))) {
            publish("payment-failed", Map.of());
            send();
            assertThat(refusing.finished()).isEmpty();
        }
        assertThat(state()).isEqualTo("failed");
        assertThat(problem()).isEqualTo("address");
        assertThat(settings.of(applicant).email()).isNull();
        assertThat(settings.of(applicant).refusedEmail()).isEqualTo(addressOf(applicant));
    }

    @Test
    void shouldMarkAMailThatTheServerRefusesAndKeepTheAddress() {
        smtp.close();
        try (ScriptedMailServer refusing = new ScriptedMailServer(Map.of(".", "554 5.7.1 looks like spam"))) {
            publish("payment-failed", Map.of());
            send();
            assertThat(refusing.finished()).hasSize(1);
        }
        assertThat(state()).isEqualTo("failed");
        assertThat(problem()).isEqualTo("refused");
        assertThat(settings.of(applicant).email()).isEqualTo(addressOf(applicant));
    }

    @Test
    void shouldTryAgainWhatTheServerPutsOff() throws Exception {
        smtp.close();
        try (ScriptedMailServer busy = new ScriptedMailServer(Map.of("RCPT", "451 4.7.1 greylisted"))) {
            publish("payment-failed", Map.of());
            send();
        }
        assertThat(problem()).isEqualTo("delayed");
        smtp.start();
        pass(Duration.ofSeconds(59));
        send();
        assertThat(smtp.mailsTo(addressOf(applicant))).isEmpty();
        pass(Duration.ofSeconds(1));
        send();
        assertThat(smtp.mailsTo(addressOf(applicant))).hasSize(1);
    }

    @Test
    void shouldSendAgainUnderTheSameIdWhereTheAnswerToTheLastLineIsLost() throws Exception {
        smtp.close();
        String first;
        try (ScriptedMailServer dying = new ScriptedMailServer(Map.of(".", ScriptedMailServer.HANG_UP))) {
            publish("payment-failed", Map.of());
            send();
            first = only(dying.finished());
        }
        assertThat(state()).isEqualTo("waiting");
        assertThat(uncertain()).isEqualTo(1);
        smtp.start();
        pass(Duration.ofMinutes(1));
        send();
        assertThat(first).contains(only(smtp.mailsTo(addressOf(applicant))).getMessageID());
    }

    @Test
    void shouldKeepMailsBackWhereTheServerDoesNotLetUsIn() {
        smtp.close();
        try (ScriptedMailServer strict = new ScriptedMailServer(Map.of("MAIL", "550 5.7.1 sender not allowed"))) {
            publish("payment-failed", Map.of());
            send();
        }
        assertThat(state()).isEqualTo("waiting");
        assertThat(problem()).isEqualTo("server");
    }

    @Test
    void shouldLetNothingIntoHeadersOrTags() throws Exception {
        String clerk = clerk("pds-tax.reviewer");
        wantsMail(clerk, "zh-CN");
        publish(
                "step-opened",
                Map.of(
                        "users",
                        List.of(clerk),
                        "stepName",
                        "审核\r\nBcc: a@b.cn\r\n\r\n<b onload=x>😀{case}\u202e" + "长".repeat(100)));
        pass(times.digestAfter());
        send();

        MimeMessage mail = only(List.of(smtp.greenMail().getReceivedMessages()));
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getRecipients(Message.RecipientType.TO)).hasSize(1);
        assertThat(mail.getSubject())
                .contains("审核  Bcc: a@b.cn    <b onload=x>😀{case} 长")
                .doesNotContain("\r")
                .doesNotContain("\n")
                .doesNotContain("\u202e")
                .contains("…（" + caseNumber + "）");
        assertThat(part(mail, 1)).contains("&lt;b onload=x&gt;😀").doesNotContain("<b ");
    }

    @Test
    void shouldSendNothingToWhoHasSwitchedItOffMeanwhile() {
        publish("submitted", Map.of());
        jdbc.sql("UPDATE notification_settings SET mail = false").update();
        pass(times.digestAfter());
        send();
        assertThat(smtp.mailsTo(addressOf(applicant))).isEmpty();
        assertThat(count("mail_item")).isZero();

        wantsMail(applicant, "zh-CN");
        publish("payment-failed", Map.of());
        outbox.formMails();
        jdbc.sql("UPDATE notification_settings SET mail = false").update();
        send();
        assertThat(smtp.mailsTo(addressOf(applicant))).isEmpty();
        assertThat(state()).isEqualTo("cancelled");
    }

    @Test
    void shouldSendNothingToAClosedAccount() {
        publish("submitted", Map.of());
        jdbc.sql("UPDATE applicant_account SET disabled_at = now() WHERE username = :username")
                .param("username", applicant)
                .update();
        pass(times.digestAfter());
        send();
        assertThat(smtp.mailsTo(addressOf(applicant))).isEmpty();
    }

    @Test
    void shouldPileUpNothingWithoutAMailServer() {
        publish("submitted", Map.of());
        MailServer none =
                new MailServer(new StaticListableBeanFactory().getBeanProvider(JavaMailSenderImpl.class), times);
        Messenger messenger = new Messenger(notifications, settings, mails, recipients, none, times);
        CaseNotifier notifier = new CaseNotifier(notifications, messenger, new MovedDeadlines(messenger));
        transaction.executeWithoutResult(status -> notifier.on(event("accepted", Map.of("entityId", entity))));
        assertThat(count("mail_item")).isEqualTo(1);

        Outbox without = new Outbox(mails, settings, recipients, none, times, links, transaction, clock);
        pass(times.digestAfter());
        without.tidy();
        assertThat(state()).isEqualTo("waiting");
        pass(times.giveUpAfter());
        without.tidy();
        assertThat(state()).isEqualTo("failed");
        assertThat(problem()).isEqualTo("expired");
        pass(times.keep());
        without.tidy();
        assertThat(count("mail")).isZero();
        assertThat(count("mail_item")).isZero();
    }

    private void send() {
        outbox.formMails();
        outbox.sendMails(() -> false);
    }

    private TakenMail take() {
        return mails.take(clock.instant(), clock.instant().plus(times.lease())).orElseThrow();
    }

    private void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    private void publish(String name, Map<String, Object> details) {
        Map<String, Object> all = new HashMap<>(details);
        all.put("entityId", entity);
        transaction.executeWithoutResult(status -> events.publishEvent(event(name, all)));
    }

    private void publish(String person, String name) {
        transaction.executeWithoutResult(
                status -> events.publishEvent(event(name, Map.of("entityId", entityOf(person)))));
    }

    private CaseEvent event(String name, Map<String, Object> details) {
        return new CaseEvent(caseNumber, name, clock.instant(), "someone", "某人", "拨付未成功：账户信息有误", details);
    }

    private void wantsMail(String username, String language) {
        jdbc.sql("""
                        INSERT INTO notification_settings (username, language, mail, email, updated_at)
                        VALUES (:username, :language, true, :email, now())
                        ON CONFLICT (username) DO UPDATE SET language = :language, mail = true, email = :email
                        """)
                .param("username", username)
                .param("language", language)
                .param("email", addressOf(username))
                .update();
    }

    private String clerk(String... groups) {
        String username = "mail-clerk-" + number++;
        staff.enrol(new Staff(username, "某人", Set.of(groups)), "a-Password-of-no-use-1");
        return username;
    }

    private long entityOf(String username) {
        return jdbc.sql("SELECT entity_id FROM applicant_account WHERE username = :username")
                .param("username", username)
                .query(Long.class)
                .single();
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private String state() {
        return ofMail("state");
    }

    private String problem() {
        return ofMail("problem");
    }

    private int uncertain() {
        return Integer.parseInt(ofMail("uncertain::text"));
    }

    private String id() {
        return ofMail("id::text");
    }

    private String ofMail(String column) {
        return jdbc.sql("SELECT " + column + " FROM mail WHERE username = :username ORDER BY created_at DESC LIMIT 1")
                .param("username", applicant)
                .query(String.class)
                .single();
    }

    private static String addressOf(String username) {
        return username + "@mail.example.org";
    }

    private static <T> T only(List<T> found) {
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String part(MimeMessage mail, int part) throws MessagingException, IOException {
        return ((MimeMultipart) mail.getContent())
                .getBodyPart(part)
                .getContent()
                .toString();
    }
}
