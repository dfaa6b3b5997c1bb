package org.huiqi.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HuiqiTest
class RegisterImportTest {

    private static final String IMPORTS = "/api/business-entities/imports";
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final Object[] HEADINGS = {
        "统一社会信用代码〔uscc〕", "名称〔name〕", "主体类型〔kind〕", "所属地区〔jurisdiction〕", "所在县（市、区）〔district〕", "截至日期〔asOf〕"
    };

    @LocalServerPort
    int port;

    @Autowired
    BusinessEntities entities;

    @Autowired
    RegisterVocabulary vocabulary;

    private Visitor administrator;

    @BeforeEach
    void logIn() {
        administrator = Visitor.loggedIn(port, "secadmin");
    }

    @Test
    void shouldEnterNewBusinessesAndRecordTheirFacts() {
        String code = Sheets.code();

        JsonNode report = imported(
                "登记.xlsx",
                Sheets.workbook(
                        with(HEADINGS, "〔financingAmount〕", "中原股权交易中心挂牌层次"),
                        row(code, "焦作导入一号（测试）", "企业", "焦作市", "山阳区", AS_OF, 1_200_000.5, "交易板")));

        assertThat(report.path("accepted").asInt()).isEqualTo(1);
        BusinessEntity entity = found(code);
        assertThat(entity.jurisdiction()).isEqualTo(Jurisdiction.JIAOZUO);
        assertThat(entity.kind()).isEqualTo(EntityKind.ENTERPRISE);
        Map<String, RegisterFact> facts = facts(entity);
        assertThat((BigDecimal) facts.get("financingAmount").value()).isEqualByComparingTo("1200000.5");
        assertThat(facts.get("financingAmount").source()).isEqualTo("金融部门登记");
        assertThat(facts.get("financingAmount").asOf()).isEqualTo(AS_OF);
        assertThat(facts.get("centralPlainsBoardTier").value()).isEqualTo("trading-board");
        assertThat(facts.get("district").value()).isEqualTo("山阳区");
    }

    private JsonNode imported(String fileName, byte[] content) {
        Answer answer = administrator.upload(IMPORTS, fileName, content);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("state").asText()).as(answer.text()).isEqualTo("finished");
        return answer.json();
    }

    private BusinessEntity found(String code) {
        return entities.findByCode(new UnifiedSocialCreditCode(code)).orElseThrow();
    }

    private Map<String, RegisterFact> facts(BusinessEntity entity) {
        return entities.factsOf(entity.id(), LocalDate.of(2026, 1, 31)).stream()
                .collect(Collectors.toMap(RegisterFact::name, fact -> fact));
    }

    private static Object[] with(Object[] first, Object... more) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static Object[] row(Object... cells) {
        return cells;
    }
}
