package org.huiqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.RegisterFact;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a register holds decides, and what was typed beside it stays visible. */
@HuiqiTest
class RegisterPrevailsTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    @LocalServerPort
    int port;

    @Autowired
    BusinessEntities entities;

    @Autowired
    Businesses businesses;

    @Test
    void shouldDecideOnTheRegisterAndShowBoth() {
        Visitor applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
        long entity =
                applicant.get("/api/session").json().path("entity").path("id").asLong();
        entities.recordFact(entity, new RegisterFact("listingMilestone", "tutoring-filed", "金融部门登记", AS_OF));
        entities.recordFact(entity, new RegisterFact("listingBoard", "neeq", "金融部门登记", AS_OF));

        Answer submitted = applicant.post(
                "/api/applications",
                Map.of(
                        "policyId",
                        "pds-neeq-award",
                        "facts",
                        Map.of("listingMilestone", "listed", "listingBoard", "neeq"),
                        "documents",
                        List.of(),
                        "undertakings",
                        List.of()));

        assertThat(submitted.status()).as(submitted.text()).isEqualTo(201);
        JsonNode view = applicant
                .get("/api/applications/" + submitted.json().path("caseNumber").asText())
                .json();
        JsonNode milestone = fact(view, "listingMilestone");
        assertThat(milestone.path("value").asText()).isEqualTo("tutoring-filed");
        assertThat(milestone.path("source").asText()).isEqualTo("金融部门登记");
        assertThat(milestone.path("asOf").asText()).isEqualTo("2025-12-31");
        assertThat(milestone.path("claimedText").asText())
                .isNotEmpty()
                .isNotEqualTo(milestone.path("text").asText());
        assertThat(fact(view, "listingBoard").path("claimedText").isNull()).isTrue();
        assertThat(fact(view, "district").path("source").asText()).isEqualTo("市场监管部门登记");
    }

    private static JsonNode fact(JsonNode view, String name) {
        return StreamSupport.stream(view.path("factsView").spliterator(), false)
                .filter(fact -> fact.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
