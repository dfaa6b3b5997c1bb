package org.huiqi.policy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What anybody sees of the policies without logging in. */
@HuiqiTest
class PolicyHttpTest {

    @Autowired
    TestRestTemplate http;

    @Test
    void shouldListWithTotalAndFilters() {
        ResponseEntity<JsonNode> page = http.getForEntity("/api/policies?page=1&perPage=2", JsonNode.class);
        assertThat(page.getBody()).hasSize(2);
        assertThat(Integer.parseInt(page.getHeaders().getFirst("X-Total-Count")))
                .isGreaterThanOrEqualTo(16);

        JsonNode jiaozuo = http.getForObject(
                "/api/policies?jurisdiction=jiaozuo&kind=milestone-award&applicant=enterprise&inForceOn=2022-06-01&sort=id&order=DESC",
                JsonNode.class);
        assertThat(jiaozuo.findValuesAsText("jurisdictionName")).containsOnly("焦作市");
        assertThat(jiaozuo.get(0).get("id").asText()).isEqualTo("jz-listing-subsidy-17");
        assertThat(jiaozuo.get(0).get("maxAmount").decimalValue()).isEqualByComparingTo("15000000");
        assertThat(jiaozuo.get(0).get("document").get("number").asText()).isEqualTo("焦政办〔2022〕17号");
    }

    @ParameterizedTest
    @ValueSource(strings = {"新三板", "pds-neeq-award", "新三板 平顶山"})
    void shouldFindByWhatPeopleType(String words) {
        JsonNode found = http.getForObject("/api/policies?q={q}", JsonNode.class, words);

        assertThat(found.get(0).get("id").asText()).isEqualTo("pds-neeq-award");
    }

    @Test
    void shouldFindByDocumentNumberHoweverItsBracketsAreTyped() {
        JsonNode found = http.getForObject("/api/policies?q={q}", JsonNode.class, "焦政办[2022]17号");

        assertThat(found.findValuesAsText("id")).contains("jz-listing-subsidy-17");
    }

    @Test
    void shouldFilterByDocumentNumberDepartmentAndAmount() {
        JsonNode byNumber =
                http.getForObject("/api/policies?documentNumber={n}&perPage=1000", JsonNode.class, "焦政办 (2022) 17号");
        assertThat(byNumber.findValuesAsText("id")).contains("jz-listing-subsidy-17");

        JsonNode byAmount = http.getForObject(
                "/api/policies?minAmount=15000000&maxAmount=15000000&department={d}&perPage=1000",
                JsonNode.class,
                "市金融工作局");
        assertThat(byAmount.findValuesAsText("id")).contains("jz-listing-subsidy-17");
        assertThat(byAmount).allSatisfy(item -> assertThat(item.get("maxAmount").decimalValue())
                .isEqualByComparingTo("15000000"));
    }

    @Test
    void shouldSortBySumAndByLastDayWithThoseWithoutLast() {
        List<JsonNode> sums = rows("/api/policies?sort=maxAmount&order=DESC&perPage=1000");
        assertThat(sums.get(0).get("maxAmount").isNumber()).isTrue();
        assertThat(sums.get(sums.size() - 1).get("maxAmount").isNull()).isTrue();

        List<JsonNode> days = rows("/api/policies?sort=applyBy&perPage=1000");
        assertThat(days.get(days.size() - 1).get("period").get("applyBy").isNull())
                .isTrue();
    }

    @Test
    void shouldShowWhatABusinessGetsBeforeWhatGovernmentsDoAmongThemselves() {
        JsonNode found = http.getForObject("/api/policies?q={q}&perPage=100", JsonNode.class, "房租");
        List<String> ids = found.findValuesAsText("id");

        assertThat(ids).contains("hn-rent-subsidy-local-20pct", "pds-rent-waiver-state-owned", "cn-soe-rent-waiver");
        assertThat(ids.indexOf("pds-rent-waiver-state-owned")).isLessThan(ids.indexOf("hn-rent-subsidy-local-20pct"));
        assertThat(ids.indexOf("cn-soe-rent-waiver")).isLessThan(ids.indexOf("pds-rent-subsidy-city-topup"));
    }

    private List<JsonNode> rows(String address) {
        List<JsonNode> rows = new ArrayList<>();
        http.getForObject(address, JsonNode.class).forEach(rows::add);
        return rows;
    }

    @Test
    void shouldCountWhatEachFurtherChoiceWouldLeave() {
        JsonNode facets = http.getForObject("/api/policies/facets?jurisdiction=jiaozuo", JsonNode.class);

        assertThat(facets.get("jurisdictions").findValuesAsText("value")).contains("henan", "jiaozuo", "pingdingshan");
        assertThat(facets.get("kinds").findValuesAsText("label")).contains("分阶段奖励");
        int kinds = 0;
        for (JsonNode kind : facets.get("kinds")) {
            kinds += kind.get("count").asInt();
        }
        ResponseEntity<JsonNode> list =
                http.getForEntity("/api/policies?jurisdiction=jiaozuo&perPage=1", JsonNode.class);
        assertThat(list.getHeaders().getFirst("X-Total-Count")).isEqualTo(Integer.toString(kinds));
        int states = facets.get("states").get(0).get("count").asInt()
                + facets.get("states").get(1).get("count").asInt();
        assertThat(states).isEqualTo(kinds);
    }

    @Test
    void shouldKeepExpiredOnesApart() {
        int all = total("/api/policies?perPage=1");
        int expired = total("/api/policies?perPage=1&expired=true");
        int current = total("/api/policies?perPage=1&expired=false");

        assertThat(expired + current).isEqualTo(all);
    }

    private int total(String address) {
        return Integer.parseInt(
                http.getForEntity(address, JsonNode.class).getHeaders().getFirst("X-Total-Count"));
    }

    @Test
    void shouldNameEveryWrongAmountAndFlag() {
        ResponseEntity<JsonNode> answer =
                http.getForEntity("/api/policies/facets?minAmount=-1&maxAmount=x&open=maybe&expired=1", JsonNode.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().get("errors")).hasSize(4);
    }

    @Test
    void shouldNameEveryWrongFilter() {
        ResponseEntity<JsonNode> answer =
                http.getForEntity("/api/policies?kind=nonsense&jurisdiction=mars&inForceOn=2022-02-30", JsonNode.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().get("errors")).hasSize(3);
    }

    @Test
    void shouldShowEverythingAboutOnePolicy() {
        JsonNode policy = http.getForObject("/api/policies/pds-listing-award", JsonNode.class);

        assertThat(policy.get("id").asText()).isEqualTo("pds-listing-award");
        assertThat(policy.get("documentStatus").asText()).isEqualTo("draft-for-comments");
        assertThat(policy.get("facts").get(0).get("values").get(0).get("label").asText())
                .isEqualTo("主板");
        assertThat(policy.get("rules").get(0).get("amountText").asText()).isEqualTo("300万元");
        assertThat(policy.get("rules")
                        .get(0)
                        .get("conditions")
                        .get(0)
                        .get("text")
                        .asText())
                .isEqualTo("上市（挂牌）板块：主板、科创板、创业板或北京证券交易所");
        assertThat(policy.get("stages").findValuesAsText("amountText")).containsExactly("300万元", "300万元", "400万元");
        assertThat(policy.get("funding")).hasSize(2);
        assertThat(policy.get("requiredDocuments").findValuesAsText("title")).contains("上市公告");
        assertThat(policy.get("caps").get("case").decimalValue()).isEqualByComparingTo("4000000");
        assertThat(policy.get("version").asInt()).isEqualTo(1);
        assertThat(policy.get("versions").get(0).get("recordedAt").asText()).isNotBlank();
        assertThat(policy.get("offered").asBoolean()).isTrue();
    }

    @Test
    void shouldShowServicesWithoutRules() {
        JsonNode policy = http.getForObject("/api/policies/jz-listing-green-channel", JsonNode.class);

        assertThat(policy.get("payment").asBoolean()).isFalse();
        assertThat(policy.get("rules")).isEmpty();
        assertThat(policy.get("open").asBoolean()).isFalse();
    }

    @Test
    void shouldShowFiguresToReachAndTablesInWords() {
        JsonNode policy = http.getForObject("/api/policies/jz-target-innovation-2025", JsonNode.class);

        assertThat(policy.get("targets").get(0).get("text").asText()).isEqualTo("不少于600家");
        assertThat(policy.get("targets").get(0).get("byText").asText()).isEqualTo("2025年底前");
        JsonNode places = http.getForObject("/api/policies/pds-scaleup-targets", JsonNode.class)
                .get("table");
        assertThat(places.get(1).get("title").asText()).isEqualTo("2022年各县（市、区）目标（家）");
        assertThat(places.get(1).get("rows").get(0).toString()).isEqualTo("[\"郏县\",\"24\"]");
    }

    /** What people read of any measure holds no English word and no id. */
    @Test
    void shouldShowNoRawWordInAnyDetail() {
        List<String> raw = new ArrayList<>();
        for (JsonNode row : rows("/api/policies?perPage=1000")) {
            String id = row.get("id").asText();
            JsonNode policy = http.getForObject("/api/policies/" + id, JsonNode.class);
            List<JsonNode> shown = new ArrayList<>();
            shown.addAll(policy.findValues("text"));
            shown.addAll(policy.findValues("byText"));
            shown.addAll(policy.findValues("ruleName"));
            policy.get("table").forEach(shown::add);
            policy.get("criteria").forEach(shown::add);
            policy.get("definitions").forEach(shown::add);
            policy.get("results").forEach(result -> shown.add(result.get("label")));
            shown.stream()
                    .map(JsonNode::toString)
                    .filter(text ->
                            text.matches("(?s).*(\\b[a-z]+[A-Z]\\w+|[a-z]+-[a-z]+|[a-z]+_[a-z]+|\\bnull\\b[^,}]).*"))
                    .forEach(text -> raw.add(id + ": " + text));
        }
        assertThat(raw).isEmpty();
    }

    @Test
    void shouldAnswerAnUnknownPolicyWith404() {
        ResponseEntity<JsonNode> answer = http.getForEntity("/api/policies/no-such-policy", JsonNode.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void shouldGiveTheTextOfADocument() {
        JsonNode documents = http.getForObject("/api/policy-documents", JsonNode.class);
        assertThat(documents.size()).isGreaterThanOrEqualTo(7);

        JsonNode document = http.getForObject("/api/policy-documents/pds-relief-2022-draft", JsonNode.class);
        assertThat(document.get("text").asText()).contains("分别给予300万、300万和400万的奖励");
    }

    @Test
    void shouldLetNobodyConfirmADocumentWithoutLogin() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        ResponseEntity<JsonNode> answer = http.postForEntity(
                "/api/policy-documents/pds-relief-2022-draft/confirmation",
                new HttpEntity<>("{\"documentNumber\":\"平政办〔2022〕1号\"}", headers),
                JsonNode.class);

        assertThat(answer.getStatusCode().value()).isIn(401, 403);
    }
}
