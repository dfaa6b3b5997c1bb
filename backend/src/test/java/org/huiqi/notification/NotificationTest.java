package org.huiqi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.huiqi.testing.Csrf.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiqi.application.CaseEvent;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorAuthentication;
import org.huiqi.identity.ActorKind;
import org.huiqi.shared.CaseNumber;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@HuiqiTest
class NotificationTest {

    private static long entity = 880_000;
    private static int number = 700_000;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext context;

    private MockMvc http;
    private Actor applicant;
    private Actor colleague;
    private Actor clerk;
    private CaseNumber caseNumber;

    @BeforeEach
    void someoneNewHasACase() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        entity++;
        caseNumber = new CaseNumber("PDS-SS-20260101-" + number++);
        applicant = new Actor("applicant" + entity, "甲", ActorKind.APPLICANT, entity, Set.of());
        colleague = new Actor("colleague" + entity, "乙", ActorKind.APPLICANT, entity, Set.of());
        clerk = new Actor("clerk" + entity, "丙", ActorKind.STAFF, null, Set.of("x" + entity + "-reception.acceptor"));
    }

    @Test
    void shouldTellTheApplicantWhatHappenedAndWhatToDo() throws Exception {
        publish("supplement-requested", Map.of("entityId", entity));

        list(applicant)
                .andExpect(header().string("X-Total-Count", "1"))
                .andExpect(jsonPath("$[0].title").value("请补正材料"))
                .andExpect(jsonPath("$[0].text", containsString("请打开案件")))
                .andExpect(jsonPath("$[0].text", containsString(caseNumber.value())))
                .andExpect(jsonPath("$[0].caseNumber").value(caseNumber.value()))
                .andExpect(jsonPath("$[0].read").value(false));
        list(clerk).andExpect(header().string("X-Total-Count", "0"));
    }

    @Test
    void shouldTellTheGroupThatHasSomethingToDo() throws Exception {
        publish("task-opened", Map.of("entityId", entity, "groups", clerk.groups(), "stepName", "受理审查"));

        list(clerk).andExpect(jsonPath("$[0].title").value("有新的待办：受理审查"));
        list(applicant).andExpect(header().string("X-Total-Count", "0"));
    }

    @Test
    void shouldRememberWhoseCaseItIs() throws Exception {
        publish("submitted", Map.of("entityId", entity));
        publish("accepted", Map.of());
        publish("opinion-recorded", Map.of("group", "x" + entity + "-reception.acceptor"));

        list(applicant)
                .andExpect(header().string("X-Total-Count", "2"))
                .andExpect(jsonPath("$[0].title").value("申请已受理"));
        list(clerk).andExpect(header().string("X-Total-Count", "0"));
    }

    @Test
    void shouldRemindTheGroup() throws Exception {
        publish("reminded", Map.of("group", "x" + entity + "-reception.acceptor", "stepName", "受理审查"));

        list(clerk).andExpect(jsonPath("$[0].title").value("即将到期：受理审查"));
    }

    @Test
    void shouldTellEachRecipientOfAnEventOnce() {
        CaseEvent event = event("reminded", Map.of("users", List.of(clerk.username(), clerk.username())));
        transaction.executeWithoutResult(status -> events.publishEvent(event));
        transaction.executeWithoutResult(status -> events.publishEvent(event));

        assertThat(jdbc.sql("SELECT count(*) FROM notification WHERE case_number = :caseNumber")
                        .param("caseNumber", caseNumber.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void shouldForgetAMessageWhoseTransactionFailed() throws Exception {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(event("submitted", Map.of("entityId", entity)));
            status.setRollbackOnly();
        });

        list(applicant).andExpect(header().string("X-Total-Count", "0"));
    }

    @Test
    void shouldBeReadByEachForHimself() throws Exception {
        publish("submitted", Map.of("entityId", entity));
        int id = JsonPath.read(list(applicant).andReturn().getResponse().getContentAsString(), "$[0].id");

        markRead(applicant, id).andExpect(status().isNoContent());
        markRead(applicant, id).andExpect(status().isNoContent());

        list(applicant).andExpect(jsonPath("$[0].read").value(true));
        list(colleague).andExpect(jsonPath("$[0].read").value(false));
        http.perform(get("/api/notifications?read=false").with(authentication(new ActorAuthentication(applicant))))
                .andExpect(header().string("X-Total-Count", "0"));
        markRead(clerk, id).andExpect(status().isNotFound());
    }

    private ResultActions list(Actor reader) throws Exception {
        return http.perform(get("/api/notifications").with(authentication(new ActorAuthentication(reader))))
                .andExpect(status().isOk());
    }

    private ResultActions markRead(Actor reader, int id) throws Exception {
        return http.perform(post("/api/notifications/" + id + "/read")
                .with(csrf())
                .with(authentication(new ActorAuthentication(reader))));
    }

    private void publish(String name, Map<String, Object> details) {
        transaction.executeWithoutResult(status -> events.publishEvent(event(name, details)));
    }

    private CaseEvent event(String name, Map<String, Object> details) {
        return new CaseEvent(
                caseNumber, name, Instant.parse("2026-01-05T01:00:00Z"), "someone", "某人", "发生了一件事", details);
    }
}
