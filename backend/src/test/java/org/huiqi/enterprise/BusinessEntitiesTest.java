package org.huiqi.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorAuthentication;
import org.huiqi.identity.ActorKind;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.huiqi.testing.HuiqiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@HuiqiTest
class BusinessEntitiesTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final Actor APPLICANT = new Actor("a", "甲", ActorKind.APPLICANT, 1L, Set.of());
    private static final Actor PINGDINGSHAN = staff("pds-industry.reviewer");
    private static final Actor JIAOZUO = staff("jz-industry.reviewer");
    private static final Actor PROVINCE = staff("hn-industry.reviewer");
    private static final Actor SECURITY = staff("platform.secadmin");
    private static final Actor DESIGNER = staff("platform.designer");

    private static int number = 1000;

    @Autowired
    BusinessEntities entities;

    @Autowired
    WebApplicationContext context;

    private MockMvc http;

    @BeforeEach
    void openHttp() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void shouldKnowWhatWasRegistered() {
        UnifiedSocialCreditCode code = nextCode();
        BankAccount account = new BankAccount("测试银行平顶山分行", "某某新材料（测试）", "6222021234567890123");

        long id = entities.register(entity(code, "某某新材料（测试）", Jurisdiction.PINGDINGSHAN, "新华区", account));

        BusinessEntity found = entities.get(id);
        assertThat(found.uscc()).isEqualTo(code);
        assertThat(found.account()).isEqualTo(account);
        assertThat(found.toString()).doesNotContain("6222021234567890123").contains("0123");
        assertThat(entities.findByCode(code)).contains(found);
        assertThat(entities.factsOf(id, AS_OF)).singleElement().satisfies(fact -> {
            assertThat(fact.name()).isEqualTo("district");
            assertThat(fact.value()).isEqualTo("新华区");
        });
        assertThat(entities.factsOf(id, AS_OF.minusDays(1))).isEmpty();
    }

    @Test
    void shouldRefuseACreditCodeTwice() {
        UnifiedSocialCreditCode code = nextCode();
        entities.register(entity(code, "先来的（测试）", Jurisdiction.PINGDINGSHAN, "新华区", null));

        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> entities.register(entity(code, "后到的（测试）", Jurisdiction.JIAOZUO, "山阳区", null)));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.getMessage()).contains(code.value());
    }

    @Test
    void shouldNameEverythingThatIsWrongAtOnce() {
        NewBusinessEntity wrong = new NewBusinessEntity(
                nextCode(),
                "甲",
                EntityKind.ENTERPRISE,
                Jurisdiction.JIAOZUO,
                "新华区",
                true,
                new BankAccount("", "户名", "12"),
                LocalDate.of(2999, 1, 1));

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> entities.register(wrong));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(ProblemException.FieldProblem::field)
                .containsExactlyInAnyOrder("name", "district", "account", "account.accountNumber", "asOf");
    }

    @Test
    void shouldAnswerWithTheNewestFactOfEachNameOnTheDay() {
        long id = someEntity("事实（测试）", Jurisdiction.JIAOZUO, "解放区");
        entities.recordFact(id, new RegisterFact("annualRevenue", new BigDecimal("1000000.50"), "税务部门", AS_OF));
        entities.recordFact(id, new RegisterFact("annualRevenue", 2_000_000, "统计部门", AS_OF.plusMonths(6)));
        entities.recordFact(id, new RegisterFact("isHighTech", true, "科技部门", AS_OF));
        entities.recordFact(id, new RegisterFact("titles", List.of("a", "b"), "工信部门", AS_OF));
        entities.recordFact(id, new RegisterFact("titles", List.of("c"), "工信部门", AS_OF));

        assertThat((BigDecimal) valueOf(id, "annualRevenue", AS_OF)).isEqualByComparingTo("1000000.50");
        assertThat((BigDecimal) valueOf(id, "annualRevenue", AS_OF.plusYears(1)))
                .isEqualByComparingTo("2000000");
        assertThat(valueOf(id, "isHighTech", AS_OF)).isEqualTo(true);
        assertThat(valueOf(id, "titles", AS_OF)).isEqualTo(List.of("c"));
    }

    @Test
    void shouldMoveWithItsDistrictFact() {
        long id = someEntity("迁址（测试）", Jurisdiction.JIAOZUO, "解放区");

        entities.recordFact(id, new RegisterFact("district", "山阳区", "市场监管部门登记", AS_OF.plusDays(30)));

        assertThat(entities.get(id).district()).isEqualTo("山阳区");
        assertThat(valueOf(id, "district", AS_OF)).isEqualTo("解放区");
    }

    @Test
    void shouldRefuseAFactThatIsNone() {
        long id = someEntity("错误事实（测试）", Jurisdiction.JIAOZUO, "解放区");
        RegisterFact wrong = new RegisterFact("Wrong name", new Object(), " ", LocalDate.of(2999, 1, 1));

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> entities.recordFact(id, wrong));

        assertThat(problem.errors())
                .extracting(ProblemException.FieldProblem::field)
                .containsExactlyInAnyOrder("name", "value", "source", "asOf");
    }

    @Test
    void shouldListWithSearchFilterAndSort() {
        String mark = "列表" + nextCode().value().substring(9, 15);
        someEntity(mark + "乙", Jurisdiction.PINGDINGSHAN, "卫东区");
        someEntity(mark + "甲", Jurisdiction.PINGDINGSHAN, "新华区");
        someEntity(mark + "丙", Jurisdiction.JIAOZUO, "山阳区");

        var all = entities.list(ListQuery.of(1, 2, "district", "DESC", mark), EntityFilters.NONE);
        var some = entities.list(
                ListQuery.of(1, 25, null, null, mark),
                new EntityFilters(Set.of(Jurisdiction.PINGDINGSHAN), null, EntityKind.ENTERPRISE, "新华区"));
        var none = entities.list(ListQuery.of(1, 25, null, null, mark), new EntityFilters(Set.of(), null, null, null));

        assertThat(all.total()).isEqualTo(3);
        assertThat(all.rows()).hasSize(2);
        assertThat(some.rows()).extracting(BusinessEntity::name).containsExactly(mark + "甲");
        assertThat(none.total()).isZero();
    }

    @Test
    void shouldShowStaffTheirOwnGovernmentsEntitiesOnly() throws Exception {
        long id = entities.register(entity(
                nextCode(),
                "可见（测试）",
                Jurisdiction.PINGDINGSHAN,
                "新华区",
                new BankAccount("测试银行", "可见（测试）", "6222021234567890123")));

        for (Actor actor : List.of(PINGDINGSHAN, PROVINCE, SECURITY)) {
            http.perform(get("/api/business-entities/" + id).with(authentication(new ActorAuthentication(actor))))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.kindName").value("企业"))
                    .andExpect(jsonPath("$.facts[0].name").value("district"))
                    .andExpect(jsonPath("$.account.accountNumber").value("**** 0123"))
                    .andExpect(content().string(not(containsString("6222021234567890123"))));
        }
        for (Actor actor : List.of(JIAOZUO, DESIGNER)) {
            http.perform(get("/api/business-entities/" + id).with(authentication(new ActorAuthentication(actor))))
                    .andExpect(status().isNotFound());
        }
        http.perform(get("/api/business-entities").with(authentication(new ActorAuthentication(DESIGNER))))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Total-Count", "0"));
        http.perform(get("/api/business-entities").with(authentication(new ActorAuthentication(APPLICANT))))
                .andExpect(status().isForbidden());
        http.perform(get("/api/business-entities?kind=club").with(authentication(new ActorAuthentication(SECURITY))))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("kind"));
    }

    @Test
    void shouldTakeANameOfSixtyCharacters() {
        String name = "平顶山市新华区某某高端装备制造与新材料研究开发应用推广服务股份有限公司平煤神马路分公司及其下属第一事业部研发中心（测试）";

        long id = someEntity(name, Jurisdiction.PINGDINGSHAN, "新华区");

        assertThat(entities.get(id).name()).isEqualTo(name).hasSizeGreaterThanOrEqualTo(58);
    }

    private Object valueOf(long id, String fact, LocalDate on) {
        return entities.factsOf(id, on).stream()
                .filter(each -> each.name().equals(fact))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private long someEntity(String name, Jurisdiction jurisdiction, String district) {
        return entities.register(entity(nextCode(), name, jurisdiction, district, null));
    }

    private static NewBusinessEntity entity(
            UnifiedSocialCreditCode code,
            String name,
            Jurisdiction jurisdiction,
            String district,
            @Nullable BankAccount account) {
        return new NewBusinessEntity(code, name, EntityKind.ENTERPRISE, jurisdiction, district, true, account, AS_OF);
    }

    /** A code that no register gives out, with the check character that makes it well formed. */
    private static UnifiedSocialCreditCode nextCode() {
        String body = "91410400MAT" + String.format("%06d", number++);
        for (char check : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            if (UnifiedSocialCreditCode.flawOf(body + check).isEmpty()) {
                return new UnifiedSocialCreditCode(body + check);
            }
        }
        throw new IllegalStateException(body);
    }

    private static Actor staff(String group) {
        return new Actor(group.replace('.', '-'), "某工作人员", ActorKind.STAFF, null, Set.of(group));
    }
}
