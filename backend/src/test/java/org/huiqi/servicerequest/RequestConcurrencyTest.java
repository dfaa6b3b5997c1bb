package org.huiqi.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiqi.servicerequest.RequestJourney.rate;
import static org.huiqi.servicerequest.RequestJourney.show;
import static org.huiqi.servicerequest.RequestJourney.submit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.Engine;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two people at the same moment: one of them succeeds, the other gets a clear answer, and the request is whole. */
@HuiqiTest
class RequestConcurrencyTest {

    @LocalServerPort
    int port;

    @Autowired
    Engine engine;

    @Autowired
    Businesses businesses;

    @Autowired
    JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init")
    private RequestJourney journey;

    @SuppressWarnings("NullAway.Init")
    private Visitor applicant;

    @BeforeEach
    void aBusiness() {
        journey = new RequestJourney(port);
        applicant = Visitor.loggedIn(port, businesses.enterpriseInXinhua());
    }

    @RepeatedTest(3)
    void shouldLetOneOfTwoOfficialsCompleteATask() {
        String number = submit(applicant, "tax");
        String task = journey.tasks("pds-supervision", number).get(0);
        Visitor one = Visitor.loggedIn(port, "pds-supervision");
        Visitor other = Visitor.loggedIn(port, "pds-supervision");
        List<Answer> answers = Together.all(
                () -> RequestJourney.complete(one, task, Map.of("responsibleAuthority", "tax")),
                () -> RequestJourney.complete(other, task, Map.of("responsibleAuthority", "market")));
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 404 || answer.status() == 409))
                .as(answers.toString())
                .hasSize(1);
        JsonNode view = show(journey.staff("pds-supervision"), number);
        assertThat(view.path("timeline").findValuesAsText("event")).containsOnlyOnce("dispatched");
        assertThat(view.path("openTasks")).hasSize(1);
        assertThat(view.path("openTasks").get(0).path("group").asText())
                .isEqualTo(view.path("responsible").path("code").asText() + ".reviewer");
    }

    @RepeatedTest(3)
    void shouldTakeWhatSeveralAuthoritiesFinishAtOnce() {
        String number = submit(applicant, "tax");
        journey.done(
                "pds-supervision",
                number,
                Map.of(
                        "responsibleAuthority", "tax",
                        "firstSupportAuthority", "market",
                        "secondSupportAuthority", "hrss",
                        "thirdSupportAuthority", "housing"));
        journey.done("pds-tax", number, Map.of("decision", "approve", "measures", "马上办"));
        String tax = journey.tasks("pds-tax", number).get(0);
        String market = journey.tasks("pds-market", number).get(0);
        String hrss = journey.tasks("pds-hrss", number).get(0);
        String housing = journey.tasks("pds-housing", number).get(0);
        List<Answer> answers = Together.all(
                () -> RequestJourney.complete(
                        journey.staff("pds-tax"), tax, Map.of("decision", "approve", "result", "已办好")),
                () -> RequestJourney.complete(journey.staff("pds-market"), market, Map.of("decision", "approve")),
                () -> RequestJourney.complete(journey.staff("pds-hrss"), hrss, Map.of("decision", "approve")),
                () -> RequestJourney.complete(
                        journey.staff("pds-housing"), housing, Map.of("decision", "reject", "opinion", "无法协办")));
        assertThat(answers).as(answers.toString()).allMatch(answer -> answer.status() == 204);
        assertThat(show(journey.staff("pds-supervision"), number).path("opinions"))
                .hasSize(5);
        assertThat(journey.tasks("pds-supervision", number)).as("one audit").hasSize(1);
        assertThat(instances(number)).isEqualTo(1);
    }

    @RepeatedTest(3)
    void shouldBeDispatchedHereOrTransferredThere() {
        String number = submit(applicant, "tax");
        String task = journey.tasks("pds-supervision", number).get(0);
        Visitor one = Visitor.loggedIn(port, "pds-supervision");
        Visitor other = Visitor.loggedIn(port, "pds-leader");
        List<Answer> answers = Together.all(
                () -> RequestJourney.complete(one, task, Map.of("responsibleAuthority", "tax")),
                () -> other.post(
                        "/api/service-requests/" + number + "/transfer", Map.of("to", "pds-ruzhou", "reason", "属地办理")));
        assertThat(answers.get(0).status()).as(answers.get(0).text()).isIn(204, 404, 409);
        assertThat(answers.get(1).status()).as(answers.get(1).text()).isIn(200, 409);
        JsonNode view = show(journey.staff("pds-supervision"), number);
        boolean transferred = answers.get(1).status() == 200;
        assertThat(view.path("holder").path("code").asText()).isEqualTo(transferred ? "pds-ruzhou" : "pds");
        assertThat(view.path("openTasks")).hasSize(1);
        assertThat(view.path("openTasks").get(0).path("group").asText())
                .isEqualTo(transferred ? "pds-ruzhou-supervision.supervisor" : "pds-tax.reviewer");
        assertThat(instances(number)).isEqualTo(1);
    }

    @RepeatedTest(3)
    void shouldStayWholeWhenRatingAndReopeningMeet() {
        String number = submit(applicant, "tax");
        journey.untilClosed(number, "pds-tax");
        List<Answer> answers = Together.all(
                () -> rate(applicant, number, 5),
                () -> applicant.post("/api/service-requests/" + number + "/reopen", Map.of("reason", "没有解决")));
        assertThat(answers).as(answers.toString()).allMatch(answer -> answer.status() == 200 || answer.status() == 409);
        assertThat(answers).anyMatch(answer -> answer.status() == 200);
        JsonNode view = show(applicant, number);
        boolean reopened = answers.get(1).status() == 200;
        boolean rated = answers.get(0).status() == 200;
        assertThat(view.path("status").asText()).isEqualTo(reopened ? "reopened" : "rated");
        assertThat(view.path("round").asInt()).isEqualTo(reopened ? 2 : 1);
        assertThat(view.path("ratings")).hasSize(rated ? 1 : 0);
        assertThat(instances(number)).isEqualTo(1);
        assertThat(view.path("openTasks")).hasSize(reopened ? 1 : 0);
    }

    @Test
    void shouldTakeOneOfTwoRatings() {
        String number = submit(applicant, "tax");
        journey.untilClosed(number, "pds-tax");
        List<Answer> answers = Together.all(() -> rate(applicant, number, 5), () -> rate(applicant, number, 3));
        assertThat(answers.stream().map(Answer::status)).as(answers.toString()).containsExactlyInAnyOrder(200, 409);
        assertThat(show(applicant, number).path("ratings")).hasSize(1);
    }

    @Test
    void shouldMergeInOneDirectionOnly() {
        String one = submit(applicant, "tax");
        String other = submit(applicant, "tax");
        Visitor first = Visitor.loggedIn(port, "pds-supervision");
        Visitor second = Visitor.loggedIn(port, "pds-leader");
        List<Answer> answers = Together.all(
                () -> first.post("/api/service-requests/" + one + "/merge", Map.of("into", other)),
                () -> second.post("/api/service-requests/" + other + "/merge", Map.of("into", one)));
        assertThat(answers.stream().map(Answer::status)).as(answers.toString()).containsExactlyInAnyOrder(200, 409);
        assertThat(instances(one) + instances(other)).isEqualTo(1);
    }

    private long instances(String number) {
        return jdbc.sql("SELECT count(*) FROM act_ru_execution WHERE business_key_ = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }
}
