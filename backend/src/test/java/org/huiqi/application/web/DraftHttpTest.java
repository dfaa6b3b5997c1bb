package org.huiqi.application.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Half-filled applications over HTTP: kept as they are, but only what can be opened again. */
@HuiqiTest
class DraftHttpTest {

    /** 香港上市奖励: asks for an enumerated fact and for yes or no. */
    private static final String DRAFT = "/api/drafts/jz-listing-overseas";

    @LocalServerPort
    int port;

    @Autowired
    Businesses businesses;

    private Visitor applicant;

    @BeforeEach
    void applicant() {
        applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
    }

    @Test
    void shouldKeepAHalfFilledDraftAsItIs() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("listingBoard", "hongkong");
        facts.put("isMainBoard", true);
        facts.put("isListed", null);
        Answer saved = applicant.put(DRAFT, Map.of("step", 2, "facts", facts, "undertakings", List.of(), "version", 0));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        Answer read = applicant.get(DRAFT);
        assertThat(read.json().path("facts").path("listingBoard").asText()).isEqualTo("hongkong");
        assertThat(read.json().path("facts").path("isListed").isNull()).isTrue();
        assertThat(read.json().path("step").asInt()).isEqualTo(2);
    }

    @Test
    void shouldNameEveryFieldOfAWrongTypeAndKeepNothing() {
        Answer refused = applicant.put(
                DRAFT,
                Map.of(
                        "step",
                        "two",
                        "facts",
                        Map.of("listingBoard", 7, "isMainBoard", "yes"),
                        "documents",
                        List.of("paper", Map.of("slot", 1, "id", "no-id")),
                        "undertakings",
                        List.of(true),
                        "version",
                        -1));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("draft-invalid");
        assertThat(refused.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "version",
                        "step",
                        "facts.listingBoard",
                        "facts.isMainBoard",
                        "documents[0]",
                        "documents[1].id",
                        "documents[1].slot",
                        "undertakings[0]");
        assertThat(applicant.get(DRAFT).status()).isEqualTo(404);
    }

    @Test
    void shouldRefuseContainersOfAWrongType() {
        Answer refused = applicant.put(DRAFT, Map.of("facts", List.of(), "documents", "x", "undertakings", Map.of()));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("facts", "documents", "undertakings");
    }

    @Test
    void shouldKeepAnAnswerThatIsOutOfRangeForNow() {
        Answer saved = applicant.put(DRAFT, Map.of("facts", Map.of("listingBoard", "moon"), "version", 0));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    @Test
    void shouldKeepTheFinderAsItIs() {
        Answer saved = applicant.put("/api/drafts/finder", Map.of("steps", List.of(Map.of("value", 1)), "version", 0));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        Answer refused = applicant.put("/api/drafts/finder", Map.of("steps", List.of(), "version", "x"));
        assertThat(refused.status()).isEqualTo(422);
    }
}
