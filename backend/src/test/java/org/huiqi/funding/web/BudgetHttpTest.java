package org.huiqi.funding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.huiqi.testing.Csrf.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Set;
import org.huiqi.funding.Ledgers;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorAuthentication;
import org.huiqi.identity.ActorKind;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@HuiqiTest
class BudgetHttpTest {

    @Autowired
    WebApplicationContext context;

    private final String payer = Ledgers.newPayer();
    private MockMvc http;

    @BeforeEach
    void build() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void shouldEnterAnAllotmentAndListIt() throws Exception {
        allot("pds-treasury.reviewer", body("1500000.50"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.available", is(1500000.50)))
                .andExpect(jsonPath("$.layerName", is("市级")))
                .andExpect(jsonPath("$.jurisdiction", is("pingdingshan")));

        http.perform(get("/api/budgets").param("payer", payer).with(staff("pds-finance-office.reviewer")))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Total-Count", "1"))
                .andExpect(jsonPath("$[0].allotted", is(1500000.50)));
    }

    @Test
    void shouldEnterAnAllotmentOnceWhenItIsSentTwice() throws Exception {
        for (int i = 0; i < 2; i++) {
            http.perform(write("pds-treasury.reviewer", body("100")).header("Idempotency-Key", "key-" + payer))
                    .andExpect(status().isCreated())
                    .andExpect(jsonPath("$.allotted", is(100.0)));
        }
    }

    @Test
    void shouldShowNoBudgetOfAnotherGovernment() throws Exception {
        allot("pds-treasury.reviewer", body("100"));

        http.perform(get("/api/budgets").param("perPage", "1000").with(staff("jz-treasury.reviewer")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].jurisdiction", everyItem(is("jiaozuo"))));
    }

    @Test
    void shouldLetOnlyTheTreasuryOfThatGovernmentAllot() throws Exception {
        allot("jz-treasury.reviewer", body("100")).andExpect(status().isForbidden());
        allot("pds-finance-office.reviewer", body("100")).andExpect(status().isForbidden());
        allot("pds-treasury.payer", body("100")).andExpect(status().isForbidden());
        http.perform(get("/api/budgets")).andExpect(status().isUnauthorized());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.001", "100.005", "1000000000000.01", "1e300", "null"})
    void shouldRefuseAnAmountThatIsNone(String amount) throws Exception {
        allot("pds-treasury.reviewer", body(amount))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code", is("allotment-invalid")))
                .andExpect(jsonPath("$.errors[0].field", is("amount")));
    }

    @Test
    void shouldNameEveryFlawAtOnce() throws Exception {
        String answer = allot("pds-treasury.reviewer", "{\"jurisdiction\":\"nowhere\",\"year\":1890}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath(
                        "$.errors[*].field",
                        containsInAnyOrder("jurisdiction", "layer", "payer", "reference", "year", "amount")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).doesNotContain("null");
    }

    private ResultActions allot(String group, String body) throws Exception {
        return http.perform(write(group, body));
    }

    private MockHttpServletRequestBuilder write(String group, String body) {
        return post("/api/budgets")
                .with(staff(group))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private String body(String amount) {
        return """
                {"jurisdiction":"pingdingshan","layer":"city","payer":"%s","year":2026,"amount":%s,"reference":"平财预〔2026〕1号"}
                """.formatted(payer, amount);
    }

    private static RequestPostProcessor staff(String group) {
        return authentication(
                new ActorAuthentication(new Actor("staff", "工作人员", ActorKind.STAFF, null, Set.of(group))));
    }
}
