package org.huiqi.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.huiqi.testing.Csrf.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiqi.application.CaseEvent;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorAuthentication;
import org.huiqi.identity.ActorKind;
import org.huiqi.notification.usecase.Outbox;
import org.huiqi.shared.CaseNumber;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.ScriptedMailServer;
import org.huiqi.testing.TestClock;
import org.huiqi.testing.TestMailServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@HuiqiTest
class SettingsHttpTest {

    private static final String SETTINGS = "/api/me/notification-settings";
    private static final Instant MORNING = Instant.parse("2026-01-05T01:00:00Z");
    private static final Actor ADMINISTRATOR =
            new Actor("sysadmin", "系统管理员", ActorKind.STAFF, null, Set.of("platform.sysadmin"));
    private static final Pattern CODE = Pattern.compile("确认码：(\\d{6})");
    private static int number = 650_000;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Outbox outbox;

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
    private MockMvc http;
    private Actor person;
    private String address;
    private CaseNumber caseNumber;

    @BeforeEach
    void somebodyIsNew() {
        List.of("mail_item", "mail", "mail_code", "notification_settings")
                .forEach(table -> jdbc.sql("DELETE FROM " + table).update());
        clock.set(MORNING);
        smtp.start();
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        String username = businesses.enterpriseInXinhua();
        long entity = jdbc.sql("SELECT entity_id FROM applicant_account WHERE username = :username")
                .param("username", username)
                .query(Long.class)
                .single();
        person = new Actor(username, "某人", ActorKind.APPLICANT, entity, Set.of());
        address = username + "@mail.example.org";
        caseNumber = new CaseNumber("PDS-SS-20260101-" + number++);
    }

    @AfterEach
    void theServerGoes() {
        smtp.close();
        clock.reset();
    }

    @Test
    void shouldStartInChineseWithoutAnAddress() throws Exception {
        as(person, get(SETTINGS))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.email").doesNotExist())
                .andExpect(jsonPath("$.language").value("zh-CN"))
                .andExpect(jsonPath("$.mail").value(true))
                .andExpect(jsonPath("$.confirmation").value("none"))
                .andExpect(jsonPath("$.mailAvailable").value(true));
        http.perform(get(SETTINGS)).andExpect(status().isUnauthorized());
    }

    @ParameterizedTest
    @CsvSource({
        "zhang.example.com,zh-CN,true,email",
        "张三@example.com,zh-CN,true,email",
        "a@example.org,fr,true,language",
        "a@example.org,,true,language",
        "a@example.org,en,,mail"
    })
    void shouldSayWhatIsWrong(String email, String language, Boolean mail, String field) throws Exception {
        save(email, language, mail)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("settings-invalid"))
                .andExpect(jsonPath("$.errors[0].field").value(field));
        as(person, get(SETTINGS)).andExpect(jsonPath("$.confirmation").value("none"));
    }

    @Test
    void shouldSendNothingButTheCodeUntilItHasComeBack() throws Exception {
        save(address, "zh-CN", true).andExpect(jsonPath("$.confirmation").value("waiting"));
        publish();
        outbox.formMails();
        outbox.sendMails(() -> false);
        MimeMessage mail = only(smtp.mailsTo(address));
        assertThat(mail.getSubject()).isEqualTo("【惠企】确认您的邮箱");

        String code = code(mail);
        confirm(code.equals("000000") ? "000001" : "000000").andExpect(status().isUnprocessableEntity());
        confirm("12345").andExpect(jsonPath("$.errors[0].field").value("code"));
        confirm(code)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.confirmation").value("confirmed"))
                .andExpect(jsonPath("$.mailedTo").value(address));
        confirm(code).andExpect(status().isUnprocessableEntity());

        publish();
        send();
        assertThat(smtp.mailsTo(address)).hasSize(2);
        assertThat(jdbc.sql("SELECT count(*) FROM mail WHERE code IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void shouldTakeNoMoreThanFiveTriesOfACode() throws Exception {
        save(address, "zh-CN", true);
        send();
        String code = code(only(smtp.mailsTo(address)));
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int tries = 0; tries < 5; tries++) {
            confirm(wrong).andExpect(jsonPath("$.detail", containsString("不正确")));
        }
        confirm(code).andExpect(jsonPath("$.detail", containsString("重新获取")));
    }

    @Test
    void shouldLetACodeExpire() throws Exception {
        save(address, "zh-CN", true);
        send();
        String code = code(only(smtp.mailsTo(address)));
        clock.set(MORNING.plus(Duration.ofHours(2)));
        confirm(code).andExpect(jsonPath("$.detail", containsString("过期")));
        as(person, post(SETTINGS + "/code")).andExpect(status().isOk());
        send();
        confirm(code(smtp.mailsTo(address).get(1)))
                .andExpect(jsonPath("$.confirmation").value("confirmed"));
    }

    @Test
    void shouldNotBombAnAddress() throws Exception {
        save(address, "zh-CN", true);
        as(person, post(SETTINGS + "/code"))
                .andExpect(status().isTooManyRequests())
                .andExpect(jsonPath("$.code").value("code-too-soon"));
        for (int more = 0; more < 4; more++) {
            clock.set(clock.instant().plus(Duration.ofMinutes(2)));
            as(person, post(SETTINGS + "/code")).andExpect(status().isOk());
        }
        clock.set(clock.instant().plus(Duration.ofMinutes(2)));
        as(person, post(SETTINGS + "/code")).andExpect(jsonPath("$.code").value("too-many-codes"));
        save("other@example.org", "zh-CN", true).andExpect(status().isTooManyRequests());
        as(person, get(SETTINGS)).andExpect(jsonPath("$.email").value(address));
        send();
        assertThat(smtp.mailsTo(address)).hasSize(1);
    }

    @Test
    void shouldMailTheOldAddressUntilTheNewOneIsConfirmed() throws Exception {
        confirmed();
        String next = "next-" + address;
        save(next, "zh-CN", true)
                .andExpect(jsonPath("$.email").value(next))
                .andExpect(jsonPath("$.confirmation").value("waiting"))
                .andExpect(jsonPath("$.mailedTo").value(address));
        publish();
        send();
        assertThat(smtp.mailsTo(address)).hasSize(2);
        confirm(code(only(smtp.mailsTo(next)))).andExpect(jsonPath("$.mailedTo").value(next));

        save(null, "zh-CN", true)
                .andExpect(jsonPath("$.confirmation").value("none"))
                .andExpect(jsonPath("$.email").doesNotExist());
    }

    @Test
    void shouldShowMessagesInTheLanguageOfThePerson() throws Exception {
        publish();
        save(null, "en", false).andExpect(jsonPath("$.language").value("en"));
        as(person, get("/api/notifications"))
                .andExpect(jsonPath("$[0].title").value("Payment failed"))
                .andExpect(jsonPath("$[0].text", containsString("Case " + caseNumber)));
        as(person, get("/api/notifications?q=bank account")).andExpect(header().string("X-Total-Count", "1"));
        save(null, "zh-CN", false);
        as(person, get("/api/notifications")).andExpect(jsonPath("$[0].title").value("资金拨付未成功"));
    }

    @Test
    void shouldAskForAnotherAddressWhereTheServerRefusesIt() throws Exception {
        confirmed();
        smtp.close();
        try (ScriptedMailServer refusing = new ScriptedMailServer(Map.of("RCPT", "550 no such user"))) {
            publish();
            send();
        }
        as(person, get(SETTINGS))
                .andExpect(jsonPath("$.confirmation").value("refused"))
                .andExpect(jsonPath("$.email").value(address))
                .andExpect(jsonPath("$.mailedTo").doesNotExist());
        smtp.start();
        as(ADMINISTRATOR, get("/api/mails?state=failed"))
                .andExpect(header().string("X-Total-Count", "1"))
                .andExpect(jsonPath("$[0].problemName", containsString("邮箱不存在")))
                .andExpect(jsonPath("$[0].reply", containsString("550")));
        clock.set(clock.instant().plus(Duration.ofMinutes(2)));
        save(address, "zh-CN", true).andExpect(jsonPath("$.confirmation").value("waiting"));
    }

    @Test
    void shouldShowTheOutboxToTheSystemAdministratorOnly() throws Exception {
        confirmed();
        publish();
        outbox.formMails();
        as(ADMINISTRATOR, get("/api/mails?state=waiting&q=" + person.username()))
                .andExpect(header().string("X-Total-Count", "1"))
                .andExpect(jsonPath("$[0].email").value("te***@mail.example.org"))
                .andExpect(jsonPath("$[0].stateName").value("等待发送"))
                .andExpect(jsonPath("$[0].messages").value(1))
                .andExpect(jsonPath("$[0].mayRetry").value(false));
        as(ADMINISTRATOR, get("/api/mails/summary"))
                .andExpect(jsonPath("$.configured").value(true))
                .andExpect(jsonPath("$.waiting").value(1))
                .andExpect(jsonPath("$.sent").value(1));
        as(ADMINISTRATOR, get("/api/mails?state=lost"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("state"));
        as(person, get("/api/mails")).andExpect(status().isForbidden());
        as(person, post("/api/mails/retry")).andExpect(status().isForbidden());
    }

    @Test
    void shouldSendAgainWhatHasFailed() throws Exception {
        confirmed();
        publish();
        outbox.formMails();
        jdbc.sql("UPDATE mail SET state = 'failed', problem = 'server' WHERE state = 'waiting'")
                .update();
        String id = jdbc.sql("SELECT id::text FROM mail WHERE state = 'failed'")
                .query(String.class)
                .single();

        as(ADMINISTRATOR, post("/api/mails/" + id + "/retry")).andExpect(status().isNoContent());
        as(ADMINISTRATOR, post("/api/mails/" + id + "/retry")).andExpect(status().isConflict());
        as(ADMINISTRATOR, post("/api/mails/none/retry")).andExpect(status().isNotFound());
        as(ADMINISTRATOR, post("/api/mails/retry"))
                .andExpect(jsonPath("$.mails").value(0));
        send();
        assertThat(smtp.mailsTo(address)).hasSize(2);
    }

    private void confirmed() throws Exception {
        save(address, "zh-CN", true);
        send();
        confirm(code(only(smtp.mailsTo(address)))).andExpect(status().isOk());
    }

    private void publish() {
        transaction.executeWithoutResult(status -> events.publishEvent(new CaseEvent(
                caseNumber,
                "payment-failed",
                clock.instant(),
                "someone",
                "某人",
                "拨付未成功",
                Map.of("entityId", person.entityId() == null ? 0 : person.entityId()))));
        clock.set(clock.instant().plusSeconds(1));
    }

    private void send() {
        outbox.formMails();
        outbox.sendMails(() -> false);
    }

    private ResultActions save(String email, String language, Boolean mail) throws Exception {
        String body = "{\"email\":" + quoted(email) + ",\"language\":" + quoted(language) + ",\"mail\":" + mail + "}";
        return as(person, put(SETTINGS).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private ResultActions confirm(String code) throws Exception {
        return as(
                person,
                post(SETTINGS + "/confirmation")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"code\":\"" + code + "\"}"));
    }

    private ResultActions as(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(csrf()).with(authentication(new ActorAuthentication(actor))));
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private static String code(MimeMessage mail) throws Exception {
        String text =
                ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
        Matcher matcher = CODE.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static <T> T only(List<T> found) {
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
