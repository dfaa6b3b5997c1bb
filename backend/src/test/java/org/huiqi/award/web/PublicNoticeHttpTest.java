package org.huiqi.award.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.huiqi.testing.Csrf.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.huiqi.award.PublicNotices;
import org.huiqi.calendar.TimeLimit;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.funding.Ledgers;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorAuthentication;
import org.huiqi.identity.ActorKind;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@HuiqiTest
class PublicNoticeHttpTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    PublicNotices notices;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    Clock clock;

    private final CaseNumber caseNumber = Ledgers.newCase();
    private MockMvc http;

    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        Instant now = clock.instant();
        notices.open(
                caseNumber,
                "境内主板上市奖励",
                "演示企业",
                Money.of(3_000_000),
                now,
                calendar.due(now, new TimeLimit(5, TimeLimit.Unit.WORKING_DAY, false)));
    }

    @Test
    void shouldShowTheNoticeWithoutALoginAndWithoutContacts() throws Exception {
        String answer = http.perform(get("/api/public-notices").param("q", caseNumber.value()))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Total-Count", "1"))
                .andExpect(jsonPath("$[0].caseNumber", is(caseNumber.value())))
                .andExpect(jsonPath("$[0].enterpriseName", is("演示企业")))
                .andExpect(jsonPath("$[0].amount", is(3000000.0)))
                .andExpect(jsonPath("$[0].stateName", is("公示中")))
                .andExpect(jsonPath("$[0].remainingText", matchesPattern("还剩\\d+个工作日")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).doesNotContain("contact");
    }

    @Test
    void shouldTakeTheObjectionOfWhoeverIsLoggedIn() throws Exception {
        http.perform(objection(caseNumber.value(), "{\"text\":\"未在本地纳税\",\"contact\":\"13800000000\"}")
                        .with(authentication(
                                new ActorAuthentication(new Actor("qiye", "企业", ActorKind.APPLICANT, 1L, Set.of())))))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.caseNumber", is(caseNumber.value())));

        http.perform(get("/api/public-notices").param("q", caseNumber.value()))
                .andExpect(jsonPath("$[0].remainingText", is("异议处理中，公示暂停")));
    }

    @Test
    void shouldTakeNoObjectionWithoutALogin() throws Exception {
        http.perform(objection(caseNumber.value(), "{\"text\":\"x\",\"contact\":\"y\"}"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void shouldNameTheFieldsAndTheUnknownCase() throws Exception {
        var person =
                authentication(new ActorAuthentication(new Actor("qiye", "企业", ActorKind.APPLICANT, 1L, Set.of())));
        http.perform(objection(caseNumber.value(), "{}").with(person))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field", is("text")))
                .andExpect(jsonPath("$.errors[1].field", is("contact")));
        for (String unknown : new String[] {"nonsense", "PDS-SS-20000101-000001"}) {
            http.perform(objection(unknown, "{\"text\":\"x\",\"contact\":\"y\"}")
                            .with(person))
                    .andExpect(status().isNotFound());
        }
    }

    private static MockHttpServletRequestBuilder objection(String caseNumber, String body) {
        return post("/api/public-notices/{caseNumber}/objections", caseNumber)
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
