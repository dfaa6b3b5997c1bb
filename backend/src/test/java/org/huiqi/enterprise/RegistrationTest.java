package org.huiqi.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HuiqiTest
class RegistrationTest {

    private static final String PATH = "/api/business-entities";

    @LocalServerPort
    int port;

    @Test
    void shouldRefuseACreditCodeWithAWrongCheckCharacter() {
        Answer answer = Visitor.loggedIn(port, "secadmin").post(PATH, entity("91410402MA9DEM0019"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").get(0).path("field").asText()).isEqualTo("uscc");
        assertThat(answer.text()).contains("第18位校验不通过");
    }

    @Test
    void shouldOpenAnAccountThatCanLogIn() {
        Visitor administrator = Visitor.loggedIn(port, "secadmin");
        Answer entity = administrator.post(PATH, entity(valid("91410402MA9DEM009")));
        assertThat(entity.status()).as(entity.text()).isEqualTo(201);
        String accounts = PATH + "/" + entity.json().path("id").asLong() + "/accounts";
        assertThat(administrator.post(accounts, account("short")).status()).isEqualTo(422);
        assertThat(administrator.post(accounts, account("a long passphrase")).status())
                .isEqualTo(201);
        assertThat(administrator.post(accounts, account("a long passphrase")).status())
                .isEqualTo(409);
        Answer login = new Visitor(port).login("registered-one", "a long passphrase");
        assertThat(login.json().path("entity").path("district").asText()).isEqualTo("湛河区");
    }

    @Test
    void shouldLetNobodyElseRegister() {
        for (String other : new String[] {"qiye", "pds-reception", "sysadmin", "auditor"}) {
            assertThat(Visitor.loggedIn(port, other)
                            .post(PATH, entity(valid("91410402MA9DEM010")))
                            .status())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    private static String valid(String body) {
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(check -> body + (char) check)
                .filter(code ->
                        org.huiqi.shared.UnifiedSocialCreditCode.flawOf(code).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> entity(String uscc) {
        return Map.of(
                "uscc", uscc,
                "name", "登记测试企业（虚构）",
                "kind", "enterprise",
                "jurisdiction", "pingdingshan",
                "district", "湛河区");
    }

    private static Map<String, String> account(String password) {
        return Map.of("username", "registered-one", "displayName", "测试经办人（虚构）", "password", password);
    }
}
