package org.huiqi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HuiqiTest
class BulletinTest {

    private static final String BULLETINS = "/api/supervision/bulletins";

    @LocalServerPort
    int port;

    @Autowired
    Businesses businesses;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void shouldDraftEditAndIssueAMonthlyBulletinForGood() throws IOException {
        String period = "2025-06";
        requestsOf(YearMonth.parse(period));
        Visitor supervisor = Visitor.loggedIn(port, "pds-supervision");
        Map<String, String> wanted = Map.of("kind", "monthly", "period", period, "jurisdiction", "pingdingshan");
        assertThat(Visitor.loggedIn(port, "pds-leader").post(BULLETINS, wanted).status())
                .isEqualTo(403);
        assertThat(Visitor.loggedIn(port, "jz-supervision")
                        .post(BULLETINS, wanted)
                        .code())
                .isEqualTo("not-the-supervisor");
        Answer drafted = supervisor.post(BULLETINS, wanted);
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
        JsonNode draft = drafted.json();
        assertThat(draft.path("sections").get(0).path("text").asText())
                .contains("2025年6月共收到企业诉求2件")
                .contains("办结1件");
        assertThat(supervisor.post(BULLETINS, wanted).code()).isEqualTo("bulletin-exists");
        String path = BULLETINS + "/" + draft.path("id").asLong();
        assertThat(Visitor.loggedIn(port, "jz-leader").get(path).status()).isEqualTo(404);
        assertThat(Visitor.loggedIn(port, "hn-leader").get(path).status()).isEqualTo(200);
        Visitor county = Visitor.loggedIn(port, "pds-ruzhou-supervision");
        assertThat(county.get(path).status()).as("a draft").isEqualTo(404);

        ObjectNode edited = (ObjectNode) drafted.json();
        ((ObjectNode) edited.path("sections").get(4)).put("text", "请各单位<b>抓紧</b>办理。😀");
        Map<String, Object> body = bodyOf(edited);
        Answer saved = supervisor.put(path, body);
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.json().path("sections").get(1).path("table").path("rows"))
                .as("figures are not edited")
                .isEqualTo(draft.path("sections").get(1).path("table").path("rows"));
        assertThat(supervisor.put(path, body).code()).as("an old version").isEqualTo("stale-bulletin");
        Map<String, Object> without = new HashMap<>(bodyOf(saved.json()));
        without.put("sections", ((List<?>) without.get("sections")).subList(0, 1));
        Answer lost = supervisor.put(path, without);
        assertThat(lost.status()).as("a table is not lost").isEqualTo(422);
        assertThat(lost.text()).contains("table-missing").contains("各单位办理情况");
        assertThat(draft.path("sections").get(2).path("text").asText()).contains("问题所在的县（市、区）");
        for (JsonNode section : draft.path("sections")) {
            assertThat(section.path("text").asText().contains("如下"))
                    .as(section.toString())
                    .isEqualTo(section.path("table").isObject());
        }
        Map<String, Object> odd = new HashMap<>(bodyOf(saved.json()));
        odd.put("sections", Arrays.asList((Object) null));
        Answer nothing = supervisor.put(path, odd);
        assertThat(nothing.status()).as(nothing.text()).isEqualTo(422);
        assertThat(nothing.json().path("errors").findValuesAsText("field")).contains("sections[0]");
        odd.putAll(bodyOf(saved.json()));
        odd.put("title", "响铃\u0007");
        Answer unprintable = supervisor.put(path, odd);
        assertThat(unprintable.status()).as(unprintable.text()).isEqualTo(422);
        assertThat(unprintable.json().path("errors").findValuesAsText("field")).containsExactly("title");
        assertThat(supervisor.post(path + "/issue", Map.of("version", 0)).code())
                .as("an old version")
                .isEqualTo("stale-bulletin");

        Answer issued = supervisor.post(
                path + "/issue", Map.of("version", saved.json().path("version").asInt()));
        assertThat(issued.status()).as(issued.text()).isEqualTo(200);
        assertThat(issued.json().path("number").asText()).matches("平顶山市督查通报〔\\d{4}〕\\d+号");
        assertThat(issued.json().path("issuedByName").asText()).isNotBlank();
        String number = issued.json().path("number").asText();
        assertThat(county.get(path).status()).as("counties are sent it").isEqualTo(200);
        assertThat(county.get(path).json().path("mayEdit").asBoolean()).isFalse();
        assertThat(county.get(path + "/document").status()).isEqualTo(200);
        assertThat(Visitor.loggedIn(port, "jz-shanyang-supervision").get(path).status())
                .isEqualTo(404);
        for (String told : List.of("pds-leader", "pds-supervision", "pds-ruzhou-supervision")) {
            JsonNode message = Visitor.loggedIn(port, told)
                    .get("/api/notifications?q=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                    .json();
            assertThat(message).as(told).hasSize(1);
            assertThat(message.get(0).path("title").asText()).isEqualTo("通报已印发");
            assertThat(message.get(0).path("about").path("kind").asText()).isEqualTo("bulletin");
            assertThat(path)
                    .endsWith("/" + message.get(0).path("about").path("id").asText());
        }
        assertThat(Visitor.loggedIn(port, "jz-leader").get("/api/notifications").text())
                .as("another government")
                .doesNotContain(number);
        Answer pdf = supervisor.get(path + "/document");
        assertThat(textOf(pdf.bytes()))
                .contains(issued.json().path("number").asText())
                .contains("2025年6月企业诉求办理情况的通报")
                .contains("请各单位<b>抓紧</b>办理。");

        assertThat(supervisor.put(path, body).code()).isEqualTo("bulletin-issued");
        assertThat(supervisor.delete(path).code()).isEqualTo("bulletin-issued");
        assertThatThrownBy(() -> jdbc.sql("UPDATE supervision_bulletin SET title = '改' WHERE id = :id")
                        .param("id", draft.path("id").asLong())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("stays as it is");
        assertThat(supervisor.get(path + "/document").bytes()).isEqualTo(pdf.bytes());
        assertThat(supervisor
                        .get(BULLETINS + "?status=issued&kind=monthly&q=2025-06")
                        .json())
                .anySatisfy(row ->
                        assertThat(row.path("number")).isEqualTo(issued.json().path("number")));
    }

    // 平发改体改〔2022〕 附件2 二: 舞钢市 10 of 138
    @Test
    void shouldReportTargetsOfTheirYearBesideWhatIsRegistered() {
        Visitor supervisor = Visitor.loggedIn(port, "pds-supervision");
        Answer recorded = supervisor.post(
                "/api/targets/pds-scaleup-targets/figures",
                Map.of("indicator", "2022年新增规模以上工业企业", "district", "舞钢市", "period", "2022-Q2", "value", 13));
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);

        Answer quarter = supervisor.post(
                BULLETINS, Map.of("kind", "targets-quarterly", "period", "2022-Q2", "jurisdiction", "pingdingshan"));

        assertThat(quarter.status()).as(quarter.text()).isEqualTo(201);
        JsonNode places = quarter.json().path("sections").get(1).path("table").path("rows");
        assertThat(places).hasSize(12);
        assertThat(places).anySatisfy(row -> assertThat(row.toString())
                .contains("舞钢市")
                .contains("10家")
                .contains("13家")
                .contains("130%")
                .contains("已达到"));
        assertThat(places)
                .anySatisfy(row -> assertThat(row.toString()).contains("郏县").contains("尚未登记"));
        Answer earlier = supervisor.post(
                BULLETINS, Map.of("kind", "targets-quarterly", "period", "2022-Q1", "jurisdiction", "pingdingshan"));
        assertThat(earlier.json().path("sections").get(1).toString())
                .as("a later figure does not count")
                .doesNotContain("13家");
        assertThat(supervisor
                        .post(
                                BULLETINS,
                                Map.of("kind", "targets-yearly", "period", "2023", "jurisdiction", "pingdingshan"))
                        .code())
                .as("targets of 2022 do not carry over")
                .isEqualTo("nothing-to-report");
        assertThat(supervisor
                        .delete(BULLETINS + "/" + quarter.json().path("id").asLong())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void shouldRefuseAPeriodThatIsNotOver() {
        Visitor supervisor = Visitor.loggedIn(port, "pds-supervision");
        for (String period : List.of(
                YearMonth.now(ZoneId.of("Asia/Shanghai")).toString(),
                "2026-13",
                "",
                "2999-01",
                "0001-01",
                "-0001-01",
                "+999999999-12",
                "1999-12")) {
            Answer refused = supervisor.post(
                    BULLETINS, Map.of("kind", "monthly", "period", period, "jurisdiction", "pingdingshan"));
            assertThat(refused.status()).as(period).isEqualTo(422);
            assertThat(refused.json().path("errors").get(0).path("field").asText())
                    .isEqualTo("period");
        }
    }

    @Test
    void shouldNotReportOnMonthsBeforeTheFirstRequest() {
        requestsOf(YearMonth.parse("2025-06"));
        Answer early = Visitor.loggedIn(port, "pds-supervision")
                .post(BULLETINS, Map.of("kind", "monthly", "period", "2009-01", "jurisdiction", "pingdingshan"));
        assertThat(early.status()).as(early.text()).isEqualTo(422);
        assertThat(early.code()).isEqualTo("nothing-to-report");
    }

    @Test
    void shouldLetACountyWriteAMonthlyBulletinOfWhatItHandles() throws IOException {
        String period = "2025-03";
        long handled = requestsOfYexian(YearMonth.parse(period));
        Visitor county = Visitor.loggedIn(port, "pds-yexian-supervision");
        Map<String, String> wanted = Map.of("kind", "monthly", "period", period, "government", "pds-yexian");
        for (String other : List.of("pds-supervision", "pds-ruzhou-supervision", "hn-supervision")) {
            assertThat(Visitor.loggedIn(port, other).post(BULLETINS, wanted).code())
                    .as(other)
                    .isEqualTo("not-the-supervisor");
        }
        assertThat(Visitor.loggedIn(port, "pds-yexian-leader")
                        .post(BULLETINS, wanted)
                        .status())
                .isEqualTo(403);
        Answer targets =
                county.post(BULLETINS, Map.of("kind", "targets-yearly", "period", "2025", "government", "pds-yexian"));
        assertThat(targets.status()).isEqualTo(422);
        assertThat(targets.text()).contains("not-of-a-county");
        assertThat(county.post(BULLETINS, Map.of("kind", "monthly", "period", period, "government", "moon"))
                        .status())
                .isEqualTo(422);

        Answer drafted = county.post(BULLETINS, wanted);

        assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
        JsonNode draft = drafted.json();
        assertThat(draft.path("title").asText()).isEqualTo("关于叶县2025年3月企业诉求办理情况的通报");
        assertThat(draft.path("governmentName").asText()).isEqualTo("叶县");
        assertThat(draft.path("sections").findValuesAsText("id")).doesNotContain("districts");
        assertThat(draft.path("sections").get(0).path("text").asText()).contains("共收到企业诉求" + handled + "件");
        assertThat(county.post(BULLETINS, wanted).code()).isEqualTo("bulletin-exists");
        String path = BULLETINS + "/" + draft.path("id").asLong();
        Visitor city = Visitor.loggedIn(port, "pds-supervision");
        assertThat(city.get(path).json().path("mayEdit").asBoolean()).isFalse();
        assertThat(city.delete(path).code()).isEqualTo("not-the-supervisor");
        assertThat(county.get(BULLETINS + "?q=" + URLEncoder.encode("叶县2025年3月", StandardCharsets.UTF_8))
                        .json())
                .hasSize(1);

        Answer issued = county.post(
                path + "/issue", Map.of("version", draft.path("version").asInt()));
        assertThat(issued.status()).as(issued.text()).isEqualTo(200);
        String number = issued.json().path("number").asText();
        assertThat(number).matches("叶县督查通报〔\\d{4}〕\\d+号");
        assertThat(textOf(county.get(path + "/document").bytes())).contains(number);
        for (String told : List.of("pds-yexian-leader", "pds-supervision", "pds-leader")) {
            assertThat(Visitor.loggedIn(port, told)
                            .get("/api/notifications?q=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                            .json())
                    .as(told)
                    .hasSize(1);
        }
        for (String other : List.of("pds-ruzhou-supervision", "jz-supervision")) {
            assertThat(Visitor.loggedIn(port, other).get(path).status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(city.post(BULLETINS, Map.of("kind", "monthly", "period", period, "jurisdiction", "pingdingshan"))
                        .status())
                .as("the city's own stands beside it")
                .isEqualTo(201);
    }

    /** Requests of a month that no other test uses; gives how many of them the county has. */
    private long requestsOfYexian(YearMonth month) {
        String username = businesses.enterprise(Jurisdiction.PINGDINGSHAN, "叶县");
        long entityId = jdbc.sql("SELECT entity_id FROM applicant_account WHERE username = :username")
                .param("username", username)
                .query(Long.class)
                .single();
        CourseOfRequests course = new CourseOfRequests(jdbc, transaction, events, 17, "pingdingshan", entityId);
        for (int i = 0; i < 12; i++) {
            course.submit(month.atDay(3 + i)
                    .atTime(9, 0)
                    .atZone(ZoneId.of("Asia/Shanghai"))
                    .toInstant());
        }
        long handled = jdbc.sql(
                        "SELECT count(*) FROM service_request WHERE entity_id = :entity AND county = 'pds-yexian'")
                .param("entity", entityId)
                .query(Long.class)
                .single();
        assertThat(handled).isBetween(1L, 11L);
        return handled;
    }

    private static Map<String, Object> bodyOf(JsonNode bulletin) {
        List<Map<String, String>> sections = new ArrayList<>();
        bulletin.path("sections")
                .forEach(section -> sections.add(Map.of(
                        "id", section.path("id").asText(),
                        "heading", section.path("heading").asText(),
                        "text", section.path("text").asText())));
        return Map.of(
                "title", bulletin.path("title").asText(),
                "addressee", bulletin.path("addressee").asText(),
                "sections", sections,
                "version", bulletin.path("version").asInt());
    }

    /** Two requests of a month that no other test uses, one of them closed in it. */
    private void requestsOf(YearMonth month) {
        String username = businesses.enterprise(Jurisdiction.PINGDINGSHAN, "新华区");
        long entityId = jdbc.sql("SELECT entity_id FROM applicant_account WHERE username = :username")
                .param("username", username)
                .query(Long.class)
                .single();
        CourseOfRequests course = new CourseOfRequests(jdbc, transaction, events, 11, "pingdingshan", entityId);
        Instant when =
                month.atDay(3).atTime(9, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
        course.submit(when);
        String closed = course.submit(when);
        course.dispatch(closed, when);
        course.close(closed, when.plusSeconds(3 * 86_400));
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace("\n", "").replace("\r", "");
        }
    }
}
