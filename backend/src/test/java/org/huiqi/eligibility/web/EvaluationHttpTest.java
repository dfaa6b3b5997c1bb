package org.huiqi.eligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Evaluate and match as the calculator and outside callers use them: no login, no token. */
@HuiqiTest
class EvaluationHttpTest {

    @Autowired
    TestRestTemplate http;

    private ResponseEntity<JsonNode> post(String path, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.postForEntity("/api/policies/" + path, new HttpEntity<>(body, headers), JsonNode.class);
    }

    @Test
    void shouldAnswerVerdictSumSharesAndSources() {
        JsonNode answer = post(
                        "pds-listing-award/evaluate",
                        "{\"facts\":{\"listingBoard\":\"star\",\"listingMilestone\":\"listed\",\"district\":\"新华区\"}}")
                .getBody();

        assertThat(answer.get("policyId").asText()).isEqualTo("pds-listing-award");
        assertThat(answer.get("verdict").asText()).isEqualTo("eligible");
        assertThat(answer.get("eligible").asBoolean()).isTrue();
        assertThat(answer.get("amount").decimalValue()).isEqualByComparingTo("4000000.00");
        assertThat(answer.get("funding").findValuesAsText("layer")).containsExactly("city", "district");
        assertThat(answer.get("funding").get(0).get("amount").decimalValue()).isEqualByComparingTo("2000000");
        assertThat(answer.get("conditions").findValuesAsText("outcome")).containsExactly("met", "met");
        assertThat(answer.get("matchedRules").get(0).asText()).isEqualTo("rule_listed");
        assertThat(answer.get("citations").get(0).get("clause").asText()).isEqualTo("附件2 四（七）");
        assertThat(answer.get("policyVersion").asInt()).isPositive();
        assertThat(answer.get("decisionVersion").asInt()).isPositive();
    }

    @Test
    void shouldBeUndeterminedWithoutFacts() {
        JsonNode answer = post("pds-listing-award/evaluate", "{\"facts\":{}}").getBody();

        assertThat(answer.get("verdict").asText()).isEqualTo("undetermined");
        assertThat(answer.get("eligible").asBoolean()).isFalse();
        assertThat(answer.get("amount").isNull()).isTrue();
        assertThat(answer.get("missingFacts")).hasSize(2);
    }

    @Test
    void shouldTakeWhatWasGrantedThisYear() {
        JsonNode answer = post(
                        "pds-ceex-refinancing-award/evaluate",
                        "{\"facts\":{\"listingBoard\":\"central-plains\",\"localInvestmentRatio\":0.8,\"financingAmount\":400000000},"
                                + "\"grantedThisYear\":300000.5,\"on\":\"2022-06-01\"}")
                .getBody();

        assertThat(answer.get("amount").decimalValue()).isEqualByComparingTo("699999.50");
        assertThat(answer.get("missingFacts").get(0).asText()).isEqualTo("district");
    }

    @Test
    void shouldNameEverythingWrongAtOnce() {
        ResponseEntity<JsonNode> answer = post(
                "pds-ceex-refinancing-award/evaluate",
                "{\"facts\":{\"noSuchFact\":1,\"district\":\"金水区\",\"listingBoard\":\"moon\",\"financingAmount\":-1,"
                        + "\"localInvestmentRatio\":80,\"grantedThisYearAmount\":\"0\"},\"on\":\"2022-02-30\",\"grantedThisYear\":-5}");

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getBody().get("code").asText()).isEqualTo("facts-invalid");
        assertThat(answer.getBody().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "facts.noSuchFact",
                        "facts.district",
                        "facts.listingBoard",
                        "facts.financingAmount",
                        "facts.localInvestmentRatio",
                        "facts.grantedThisYearAmount",
                        "on",
                        "grantedThisYear");
        assertThat(answer.getBody().get("errors").toString()).contains("新华区").contains("主板");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pds-listing-award/evaluate | {not json | 400
            pds-listing-award/evaluate | [] | 400
            pds-listing-award/evaluate | {"facts":[]} | 422
            pds-listing-award/evaluate | {"facts":{"listingBoard":["main"]}} | 422
            pds-listing-award/evaluate | {"facts":{"listingBoard":true}} | 422
            hn-bond-abs-fee/evaluate | {"facts":{"intermediaryFee":1e999}} | 422
            hn-bond-abs-fee/evaluate | {"facts":{"intermediaryFee":0.001}} | 422
            hn-bond-abs-fee/evaluate | {"facts":{"isGreenOrPovertyAlleviationProduct":1}} | 422
            hn-bond-abs-fee/evaluate | {"facts":{"isGreenOrPovertyAlleviationProduct":"true"}} | 422
            jz-listing-green-channel/evaluate | {"facts":{}} | 422
            no-such-policy/evaluate | {"facts":{}} | 404
            match | {"facts":{"noSuchFact":1}} | 422
            match | {"facts":{"listingBoard":"moon"}} | 422
            match | {"facts":{},"applicant":"martian"} | 422
            """)
    void shouldRefuseWhatMakesNoSense(String path, String body, int status) {
        ResponseEntity<JsonNode> answer = post(path, body);

        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getBody().get("code").asText()).isNotBlank();
    }

    @Test
    void shouldMatchMostMoneyFirst() {
        JsonNode matches = post(
                        "match",
                        "{\"facts\":{\"listingBoard\":\"main\",\"listingMilestone\":\"application-accepted\",\"district\":\"新华区\"},"
                                + "\"applicant\":\"enterprise\",\"jurisdiction\":\"pingdingshan\"}")
                .getBody();

        assertThat(matches.get(0).get("policyId").asText()).isEqualTo("pds-listing-award");
        assertThat(matches.get(0).get("amount").decimalValue()).isEqualByComparingTo("3000000.00");
        assertThat(matches.get(1).get("policyId").asText()).isEqualTo("hn-listing-domestic");
        assertThat(matches.findValuesAsText("policyId"))
                .doesNotContain("pds-neeq-award", "jz-listing-domestic")
                .contains("hn-bond-abs-fee");
    }

    @Test
    void shouldNotOfferWhatAKnownValueExcludes() {
        JsonNode matches = post("match", "{\"facts\":{\"listingBoard\":\"other-overseas\"}}")
                .getBody();

        assertThat(matches.findValuesAsText("policyId"))
                .contains("hn-listing-overseas")
                .doesNotContain("pds-listing-award", "jz-listing-domestic", "hn-listing-domestic");
    }
}
