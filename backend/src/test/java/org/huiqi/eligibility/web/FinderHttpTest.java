package org.huiqi.eligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The finder as the portal asks it: one question at a time, fewer policies each time. */
@HuiqiTest
class FinderHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    BusinessEntities entities;

    private static Map<String, Object> conversation(Map<String, Object> facts, List<String> skipped) {
        return Map.of("facts", facts, "skipped", skipped);
    }

    private static JsonNode ask(Visitor visitor, Map<String, Object> body) {
        Visitor.Answer answer = visitor.postWithoutToken("/api/policies/finder", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void shouldAskForWhatDecidesMostFirst() {
        Visitor visitor = new Visitor(port);
        Map<String, Object> facts = new LinkedHashMap<>();
        List<String> asked = new ArrayList<>();
        int left = Integer.MAX_VALUE;
        for (int i = 0; i < 12; i++) {
            JsonNode answer = ask(visitor, conversation(facts, List.of()));
            JsonNode question = answer.path("nextQuestion");
            assertThat(question.path("measures").asInt()).isPositive();
            assertThat(question.path("why").asText()).startsWith("回答后可判断");
            assertThat(answer.path("matches").size()
                            + answer.path("excludedCount").asInt())
                    .isPositive();
            JsonNode fact = question.path("fact");
            asked.add(fact.path("name").asText());
            assertThat(answer.path("matches").size()).isLessThanOrEqualTo(left);
            left = answer.path("matches").size();
            facts.put(fact.path("name").asText(), value(fact));
        }
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(asked.subList(0, 4)).contains("district", "applicantType", "sizeClass");
    }

    private static Object value(JsonNode fact) {
        return switch (fact.path("name").asText()) {
            case "applicantType" -> "enterprise";
            case "sizeClass" -> "small";
            case "industrySector" -> "industry";
            case "district" -> "山阳区";
            default ->
                switch (fact.path("type").asText()) {
                    case "boolean" -> false;
                    case "number" -> 0;
                    case "date" -> "2022-06-01";
                    default ->
                        fact.path("values").isEmpty()
                                ? "其他"
                                : fact.path("values")
                                        .get(fact.path("values").size() - 1)
                                        .path("value")
                                        .asText();
                };
        };
    }

    @Test
    void shouldNotAskForWhatIsSkippedOrBelongsToOneApplication() {
        Visitor visitor = new Visitor(port);
        List<String> skipped = new ArrayList<>();
        List<String> about = new ArrayList<>();
        while (true) {
            JsonNode answer = ask(visitor, conversation(Map.of("sizeClass", "micro"), skipped));
            JsonNode question = answer.path("nextQuestion");
            assertThat(question.isNull()).isEqualTo(answer.path("questionsLeft").asInt() == 0);
            if (question.isNull() || skipped.size() == 10) {
                break;
            }
            String name = question.path("fact").path("name").asText();
            assertThat(skipped).doesNotContain(name);
            skipped.add(name);
            about.add(name);
        }
        assertThat(about).isNotEmpty().doesNotContain("sizeClass", "grantedThisYearAmount", "loanAmount");
    }

    @Test
    void shouldShowABusinessWhatIsForEmployersToo() {
        JsonNode answer = ask(
                new Visitor(port), conversation(Map.of("applicantType", "enterprise", "district", "山阳区"), List.of()));

        assertThat(answer.path("matches").findValuesAsText("policyId"))
                .contains("jz-housing-fund-deferral", "hn-social-subsidy-hard-to-employ", "jz-medical-late-fee-waiver")
                .doesNotContain("jz-talent-home-purchase", "pds-apprentice-subsidy");
    }

    @Test
    void shouldTakeFactsFromTheRegisterOverThoseTyped() {
        Visitor owner = Visitor.loggedIn(port, "qiye2");
        long id = owner.get("/api/session").json().path("entity").path("id").asLong();
        entities.recordFact(
                id, new RegisterFact("isAboveDesignatedSizeIndustry", true, "统计部门", LocalDate.of(2022, 1, 1)));

        JsonNode answer = ask(owner, conversation(Map.of("isAboveDesignatedSizeIndustry", false), List.of()));

        JsonNode known = null;
        for (JsonNode one : answer.path("known")) {
            if (one.path("name").asText().equals("isAboveDesignatedSizeIndustry")) {
                known = one;
            }
        }
        assertThat(known).isNotNull();
        assertThat(known.path("value").asBoolean()).isTrue();
        assertThat(known.path("claimed").isBoolean()).isTrue();
        assertThat(known.path("source").asText()).isEqualTo("统计部门");
        assertThat(known.path("text").asText()).isEqualTo("是");
        assertThat(answer.path("known").findValuesAsText("name")).contains("applicantType", "district");
        assertThat(answer.path("nextQuestion").path("fact").path("name").asText())
                .isNotEqualTo("applicantType");
    }

    @Test
    void shouldAnswerFast() {
        Visitor visitor = new Visitor(port);
        Map<String, Object> facts = Map.of("sizeClass", "small", "industrySector", "industry");
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 40; i++) {
            long start = System.nanoTime();
            visitor.postWithoutToken("/api/policies/match", Map.of("facts", facts));
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best).as("nanoseconds of the best of 40").isLessThan(500_000_000L);
    }
}
