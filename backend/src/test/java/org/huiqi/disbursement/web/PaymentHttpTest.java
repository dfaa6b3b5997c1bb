package org.huiqi.disbursement.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.huiqi.testing.Csrf.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.huiqi.disbursement.PaymentOrder;
import org.huiqi.disbursement.PreparePayment;
import org.huiqi.disbursement.domain.PaymentFile;
import org.huiqi.disbursement.persistence.BatchRepository;
import org.huiqi.disbursement.persistence.PaymentRepository;
import org.huiqi.funding.FundingLine;
import org.huiqi.funding.Ledgers;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorAuthentication;
import org.huiqi.identity.ActorKind;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@HuiqiTest
class PaymentHttpTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    PaymentRepository payments;

    @Autowired
    BatchRepository batches;

    @Autowired
    Clock clock;

    private final CaseNumber caseNumber = Ledgers.newCase();
    private MockMvc http;

    @BeforeEach
    void prepare() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        FundingLine line = Ledgers.line("city", "平顶山市财政", "50.01");
        payments.add(
                new PreparePayment(caseNumber, 1, Jurisdiction.PINGDINGSHAN, "境内主板上市奖励（第一条）", List.of(line)),
                line,
                "演示企业",
                clock.instant());
    }

    @Test
    void shouldListTheOrdersOfTheTreasuryWithoutAccounts() throws Exception {
        String answer = http.perform(get("/api/payment-orders")
                        .param("q", caseNumber.value())
                        .param("state", "prepared")
                        .with(staff("pds-treasury.payer")))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Total-Count", "1"))
                .andExpect(jsonPath("$[0].payeeName", is("演示企业")))
                .andExpect(jsonPath("$[0].amount", is(50.01)))
                .andExpect(jsonPath("$[0].stateName", is("待支付")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).doesNotContain("account");
    }

    @Test
    void shouldShowPaymentsToTheirTreasuryOnly() throws Exception {
        http.perform(get("/api/payment-orders").param("perPage", "1000").with(staff("jz-treasury.payer")))
                .andExpect(jsonPath("$[*].jurisdiction", everyItem(is("jiaozuo"))));
        for (String path : List.of("/api/payment-orders", "/api/payment-batches")) {
            http.perform(get(path)).andExpect(status().isUnauthorized());
            http.perform(get(path).with(staff("pds-leader.approver"))).andExpect(status().isForbidden());
        }
    }

    @Test
    void shouldGiveTheFileOfABatchToItsTreasuryAndKeepItOutOfCaches() throws Exception {
        String number = "ZF-PDS-20261121-" + caseNumber.value().substring(17);
        PaymentOrder order = payments.ofCase(caseNumber).get(0);
        PaymentFile file = PaymentFile.of(
                number,
                List.of(new PaymentFile.Line(
                        caseNumber,
                        order.payer(),
                        order.payeeName(),
                        new UnifiedSocialCreditCode("91350100M000100Y43"),
                        "中国银行平顶山分行",
                        "6222020200112233445",
                        order.amount(),
                        order.purpose())));
        Actor cashier = new Actor("pds-cashier", "国库支付岗", ActorKind.STAFF, null, Set.of());
        batches.add(number, Jurisdiction.PINGDINGSHAN, List.of(order), file, cashier, clock.instant());

        http.perform(get("/api/payment-batches/{number}/file", number).with(staff("pds-treasury.reviewer")))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/csv;charset=UTF-8"))
                .andExpect(content().bytes(file.content()))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"" + number + ".csv\""));
        http.perform(get("/api/payment-batches").param("q", number).with(staff("pds-treasury.reviewer")))
                .andExpect(jsonPath("$[0].id", is(number)))
                .andExpect(jsonPath("$[0].total", is(50.01)))
                .andExpect(jsonPath("$[0].fileSha256", is(file.sha256())));
        http.perform(get("/api/payment-batches/{number}/file", number).with(staff("jz-treasury.reviewer")))
                .andExpect(status().isNotFound());
    }

    @Test
    void shouldIssueForPayersOnly() throws Exception {
        long order = payments.ofCase(caseNumber).get(0).id();
        http.perform(post("/api/payment-batches")
                        .with(staff("pds-treasury.reviewer"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"orderIds\":[" + order + "]}"))
                .andExpect(status().isForbidden());
        http.perform(post("/api/payment-batches")
                        .with(staff("pds-treasury.payer"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"orderIds\":[]}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field", is("orderIds")));
    }

    private static RequestPostProcessor staff(String group) {
        return authentication(
                new ActorAuthentication(new Actor("staff", "工作人员", ActorKind.STAFF, null, Set.of(group))));
    }
}
