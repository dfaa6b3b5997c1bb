package org.huiqi.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiqi.calendar.WorkingCalendar;
import org.huiqi.policy.Measure;
import org.huiqi.policy.MeasureKind;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.registry.usecase.Platforms;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HuiqiTest
class RegistryHttpTest {

    private static final String SEEDS = "/api/registries/jz-zjtx-seed-library";
    private static final String SMALL = "/api/registries/jz-small-micro-cultivation";

    @LocalServerPort
    int port;

    @Autowired
    Businesses businesses;

    @Autowired
    PolicyLibrary policies;

    @Autowired
    Platforms platforms;

    @Autowired
    WorkingCalendar calendar;

    @Test
    void shouldListEveryRegistryOfTheLibrary() {
        JsonNode list = staff("jz-industry").get("/api/registries").json();

        long registries = policies.all().stream()
                .filter(measure -> measure.kind() == MeasureKind.REGISTRY)
                .count();
        assertThat(list).hasSize((int) registries);
        assertThat(new Visitor(port).get("/api/registries").status()).isEqualTo(401);
        assertThat(Visitor.loggedIn(port, "qiye2").get("/api/registries").status())
                .isEqualTo(403);
    }

    // 附件4: the criteria are words, so that an official confirms each of them
    @Test
    void shouldTakeInWhoMeetsTheCriteriaThatTheOfficialConfirmed() {
        String uscc = usccOf(businesses.enterprise(Jurisdiction.JIAOZUO, "山阳区"));
        Visitor keeper = staff("jz-industry");
        JsonNode registry = keeper.get(SEEDS).json();
        assertThat(registry.path("criteria")).hasSize(7);
        assertThat(registry.path("mayKeep").asBoolean()).isTrue();

        Answer unchecked = keeper.post(SEEDS + "/members", joining(uscc, Map.of()));
        assertThat(unchecked.status()).isEqualTo(422);
        assertThat(unchecked.code()).isEqualTo("criteria-not-confirmed");
        assertThat(unchecked.json().path("errors")).hasSize(7);

        Map<String, Object> body = new HashMap<>(joining(uscc, Map.of()));
        body.put("criteria", registry.path("criteria"));
        Answer joined = keeper.post(SEEDS + "/members", body);
        assertThat(joined.status()).as(joined.text()).isEqualTo(201);
        assertThat(joined.json().path("entryCheck").path("basis").asText()).isEqualTo("criteria");
        assertThat(joined.json().path("entryCheck").path("conditions")).hasSize(7);
        assertThat(keeper.post(SEEDS + "/members", body).code()).isEqualTo("already-member");

        String removal = SEEDS + "/members/" + joined.json().path("id").asLong() + "/removal";
        assertThat(keeper.post(removal, Map.of("reason", " ")).status()).isEqualTo(422);
        assertThat(keeper.post(removal, Map.of("reason", "迁出本市", "removedOn", "2000-01-01"))
                        .status())
                .isEqualTo(422);
        Answer removed = keeper.post(removal, Map.of("reason", "迁出本市"));
        assertThat(removed.status()).as(removed.text()).isEqualTo(200);
        assertThat(removed.json().path("stateName").asText()).isEqualTo("已移出");
        assertThat(keeper.post(removal, Map.of("reason", "再来一次")).code()).isEqualTo("already-removed");
        assertThat(keeper.get(SEEDS + "/members?q=" + uscc).json()).isEmpty();
        assertThat(keeper.get(SEEDS + "/members?state=all&q=" + uscc).json())
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(row.path("removalReason").asText()).isEqualTo("迁出本市"));
        assertThat(keeper.post(SEEDS + "/members", body).status())
                .as("who left may come back")
                .isEqualTo(201);
    }

    // 小微企业培育对象: 经登记、经营良好、未被标注为异常状态、符合划型
    @Test
    void shouldDecideByTheTableWhereThereIsOne() {
        String uscc = usccOf(businesses.enterprise(Jurisdiction.JIAOZUO, "解放区"));
        Visitor keeper = staff("jz-industry");
        Map<String, Object> facts = new HashMap<>(
                Map.of("isRegistered", true, "isWellRun", true, "isMarkedAbnormal", true, "sizeClass", "small"));

        Answer unmet = keeper.post(SMALL + "/members", joining(uscc, facts));
        assertThat(unmet.status()).as(unmet.text()).isEqualTo(422);
        assertThat(unmet.code()).isEqualTo("entry-criteria-not-met");
        assertThat(unmet.text()).contains("facts.isMarkedAbnormal");

        Answer unknown = keeper.post(SMALL + "/members", joining(uscc, Map.of("sizeClass", "small")));
        assertThat(unknown.code()).isEqualTo("facts-missing");
        Answer wrong = keeper.post(SMALL + "/members", joining(uscc, Map.of("sizeClass", "giant", "nonsense", 1)));
        assertThat(wrong.code()).isEqualTo("facts-invalid");
        assertThat(wrong.json().path("errors")).hasSize(2);

        facts.put("isMarkedAbnormal", false);
        Answer joined = keeper.post(SMALL + "/members", joining(uscc, facts));
        assertThat(joined.status()).as(joined.text()).isEqualTo(201);
        assertThat(joined.json().path("entryCheck").path("basis").asText()).isEqualTo("table");
        assertThat(joined.json().path("entryCheck").path("facts").findValuesAsText("source"))
                .contains("经办人填报");
    }

    @Test
    void shouldLetNobodyElseKeepARegistry() {
        String uscc = usccOf(businesses.enterprise(Jurisdiction.JIAOZUO, "山阳区"));
        Map<String, Object> body = joining(uscc, Map.of());

        for (String other : List.of("pds-industry", "jz-finance-office", "jz-supervision", "auditor")) {
            assertThat(staff(other).post(SEEDS + "/members", body).status())
                    .as(other)
                    .isEqualTo(403);
        }
        String outside = usccOf(businesses.enterprise(Jurisdiction.PINGDINGSHAN, "新华区"));
        assertThat(staff("jz-industry")
                        .post(SEEDS + "/members", joining(outside, Map.of()))
                        .status())
                .isEqualTo(403);
        assertThat(staff("jz-industry")
                        .post(SEEDS + "/members", joining("91410800MA0000000X", Map.of()))
                        .code())
                .isEqualTo("unknown-entity");
        assertThat(staff("jz-industry")
                        .get("/api/registries/jz-listing-domestic")
                        .status())
                .isEqualTo(404);
    }

    // 小升规: 2022年全市138家, 汝州市19家
    @Test
    void shouldHoldAFigureOfEachCountyAgainstItsTarget() {
        Visitor supervision = staff("pds-supervision");
        String figures = "/api/targets/pds-scaleup-targets/figures";
        assertThat(target(supervision, "汝州市").path("target").asInt()).isEqualTo(19);

        assertThat(record(supervision, "汝州市", "2022-06", 18).status()).isEqualTo(201);
        assertThat(target(supervision, "汝州市").path("state").asText()).isEqualTo("short");
        Answer last = record(supervision, "汝州市", "2022-06", 19);
        assertThat(last.status()).as(last.text()).isEqualTo(201);
        int before = target(supervision, "平顶山市").path("figure").path("value").asInt();
        record(supervision, "叶县", "2022-06", 9);

        JsonNode county = target(supervision, "汝州市");
        assertThat(county.path("state").asText()).isEqualTo("met");
        assertThat(county.path("progress").decimalValue()).isEqualByComparingTo("1");
        assertThat(county.path("figure").path("recordedByName").asText()).isNotBlank();
        JsonNode city = target(supervision, "平顶山市");
        assertThat(city.path("summed").asBoolean()).isTrue();
        assertThat(city.path("figure").path("value").asInt()).isEqualTo(before + 9);
        assertThat(city.path("targetText").asText()).isEqualTo("不低于138家");
        assertThat(supervision.get(figures).json().size())
                .as("nothing that was recorded is lost")
                .isGreaterThanOrEqualTo(3);

        assertThat(record(staff("pds-industry"), "汝州市", "2022-06", 1).status()).isEqualTo(403);
        assertThat(record(staff("jz-supervision"), "汝州市", "2022-06", 1).status())
                .isEqualTo(403);
        Answer flawed = supervision.post(
                figures, Map.of("indicator", "没有的指标", "district", "山阳区", "period", "2022-13", "note", ""));
        assertThat(flawed.status()).isEqualTo(422);
        assertThat(flawed.json().path("errors")).hasSize(4);
    }

    @Test
    void shouldHaveATargetForEveryMeasureOfThatKind() {
        Set<String> shown = new HashSet<>(
                staff("hn-supervision").get("/api/targets?perPage=1000").json().findValuesAsText("policyId"));

        assertThat(policies.all().stream()
                        .filter(measure -> measure.kind() == MeasureKind.TARGET)
                        .map(Measure::id))
                .isSubsetOf(shown);
    }

    @Test
    void shouldAssignEveryPlatformAndNoOther() {
        assertThat(platforms.assignments().ids())
                .containsExactlyInAnyOrderElementsOf(policies.all().stream()
                        .filter(measure -> measure.kind() == MeasureKind.PLATFORM)
                        .map(Measure::id)
                        .toList());
        JsonNode list =
                staff("jz-industry").get("/api/platforms?replacement=ours").json();
        assertThat(list).isNotEmpty();
        assertThat(list.get(0).path("replacementName").asText()).isEqualTo("本系统办理");
        assertThat(new Visitor(port).get("/api/platforms").status()).isEqualTo(401);
    }

    // 失信信用修复“绿色”通道: 1个工作日
    @Test
    void shouldLetAProcessNameATimeLimitByItsMeasure() {
        JsonNode list = staff("jz-industry")
                .get("/api/time-limits?q=信用修复&jurisdiction=henan")
                .json();
        assertThat(list.findValuesAsText("text")).anyMatch(text -> text.contains("1个工作日内"));

        Instant friday = Instant.parse("2026-11-20T02:00:00Z");
        assertThat(calendar.due(friday, "hn-credit-repair-1day")).isEqualTo(Instant.parse("2026-11-23T15:59:59Z"));
    }

    private static JsonNode target(Visitor visitor, String place) {
        JsonNode list = visitor.get("/api/targets?policyId=pds-scaleup-targets&place=" + place)
                .json();
        for (JsonNode line : list) {
            if (line.path("indicator").asText().startsWith("2022年新增")) {
                return line;
            }
        }
        throw new AssertionError("No target of " + place + " in " + list);
    }

    private static Answer record(Visitor visitor, String place, String period, int value) {
        return visitor.post(
                "/api/targets/pds-scaleup-targets/figures",
                Map.of(
                        "indicator",
                        "2022年新增规模以上工业企业",
                        "district",
                        place,
                        "period",
                        period,
                        "value",
                        value,
                        "note",
                        "统计局月报"));
    }

    private String usccOf(String username) {
        return Visitor.loggedIn(port, username)
                .get("/api/session")
                .json()
                .path("entity")
                .path("uscc")
                .asText();
    }

    private Visitor staff(String username) {
        return Visitor.loggedIn(port, username);
    }

    private static Map<String, Object> joining(String uscc, Map<String, Object> facts) {
        return Map.of("uscc", uscc, "reason", "2026年第一批", "facts", facts);
    }
}
