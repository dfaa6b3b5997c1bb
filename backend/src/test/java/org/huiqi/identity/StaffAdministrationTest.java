package org.huiqi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The security administrator enters people through the engine's doors; nobody else does, and nobody raises himself. */
@HuiqiTest
class StaffAdministrationTest {

    private static final String REST = "/engine-rest";
    private static final String PASSWORD = "A-long-Passw0rd!";

    @LocalServerPort
    int port;

    @Test
    void shouldLetTheSecurityAdministratorEnterAPerson() {
        Visitor administrator = Visitor.loggedIn(port, "secadmin");
        enter(administrator, "new-reviewer", "platform.staff", "jz-tax.reviewer");
        Visitor person = new Visitor(port);
        Answer login = person.login("new-reviewer", PASSWORD);
        assertThat(login.status()).as(login.text()).isEqualTo(200);
        assertThat(login.json().path("kind").asText()).isEqualTo("staff");
        assertThat(login.json().path("authorities").get(0).asText()).isEqualTo("jz-tax");
        assertThat(person.get(REST + "/task").status()).isEqualTo(200);
        assertThat(person.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
        List<String> lists = new ArrayList<>();
        for (JsonNode list : person.get(REST + "/filter").json()) {
            lists.add(list.path("name").asText());
            Answer tasks = person.get(REST + "/filter/" + list.path("id").asText() + "/list");
            assertThat(tasks.status()).as(tasks.text()).isEqualTo(200);
        }
        assertThat(lists)
                .as("his own list is there from his first log-in on")
                .containsExactlyInAnyOrder("我的待办", "本单位待领", "已超期");
    }

    @Test
    void shouldMakeChangedGroupsHoldAtOnce() {
        Visitor administrator = Visitor.loggedIn(port, "secadmin");
        enter(administrator, "moving-clerk", "pds-market.reviewer");
        Visitor person = new Visitor(port);
        person.login("moving-clerk", PASSWORD);
        assertThat(administrator
                        .delete(REST + "/group/pds-market.reviewer/members/moving-clerk")
                        .status())
                .isEqualTo(204);
        assertThat(person.get("/api/session").status())
                .as("the session with the old rights is over")
                .isEqualTo(401);
        assertThat(person.login("moving-clerk", PASSWORD).json().path("authorities"))
                .isEmpty();
        assertThat(administrator.delete(REST + "/user/moving-clerk").status()).isEqualTo(204);
        assertThat(person.get(REST + "/task").status()).isEqualTo(401);
        assertThat(person.login("moving-clerk", PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void shouldLetNobodyRaiseHimself() {
        Visitor administrator = Visitor.loggedIn(port, "secadmin");
        assertRefused(
                administrator.send("PUT", REST + "/group/pds-treasury.payer/members/secadmin", null), "own-groups");
        assertRefused(administrator.send("PUT", REST + "/group/camunda-admin/members/sysadmin", null), "sealed-group");
        assertRefused(administrator.send("DELETE", REST + "/user/sealed", null), "sealed-account");
        assertRefused(
                administrator.send("PUT", REST + "/user/sealed/credentials", Map.of("password", PASSWORD)),
                "sealed-account");
        assertRefused(administrator.send("DELETE", REST + "/user/secadmin", null), "own-account");
        for (String username : List.of("pds-treasury", "sysadmin", "auditor", "designer", "releaser")) {
            Visitor person = Visitor.loggedIn(port, username);
            assertThat(person.send("PUT", REST + "/group/pds-treasury.payer/members/" + username, null)
                            .status())
                    .as(username)
                    .isEqualTo(403);
            assertThat(person.send("PUT", REST + "/group/platform.secadmin/members/pds-tax", null)
                            .status())
                    .as(username)
                    .isEqualTo(403);
            assertThat(create(person, "created-by-" + username).status()).isEqualTo(403);
            assertThat(person.send("DELETE", REST + "/user/pds-tax", null).status())
                    .isEqualTo(403);
            assertThat(person.send(
                                    "PUT",
                                    REST + "/user/pds-tax/credentials",
                                    Map.of("password", PASSWORD, "authenticatedUserPassword", "huiqi-demo"))
                            .status())
                    .isIn(403, 404);
        }
    }

    @Test
    void shouldLetAPersonChangeHisPasswordAndNothingElseOfHimself() {
        Visitor administrator = Visitor.loggedIn(port, "secadmin");
        enter(administrator, "own-master", "jz-hrss.reviewer");
        Visitor person = new Visitor(port);
        person.login("own-master", PASSWORD);
        Visitor elsewhere = new Visitor(port);
        elsewhere.login("own-master", PASSWORD);
        assertRefused(
                person.send(
                        "PUT",
                        REST + "/user/own-master/profile",
                        Map.of("id", "own-master", "firstName", "分管领导", "lastName", "")),
                "profile-kept");
        assertRefused(person.send("DELETE", REST + "/user/own-master", null), "own-account");
        String credentials = REST + "/user/own-master/credentials";
        assertThat(person.send(
                                "PUT",
                                credentials,
                                Map.of("password", "Another-Passw0rd!", "authenticatedUserPassword", "wrong"))
                        .status())
                .isBetween(400, 403);
        Answer changed = person.send(
                "PUT", credentials, Map.of("password", "Another-Passw0rd!", "authenticatedUserPassword", PASSWORD));
        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
        assertThat(person.get("/api/session").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/session").status())
                .as("other sessions end with the old password")
                .isEqualTo(401);
        assertThat(new Visitor(port).login("own-master", PASSWORD).status()).isEqualTo(401);
        assertThat(new Visitor(port).login("own-master", "Another-Passw0rd!").status())
                .as("one wrong try does not lock the account")
                .isEqualTo(200);
    }

    @Test
    void shouldKeepOneNameForOnePerson() {
        Visitor administrator = Visitor.loggedIn(port, "secadmin");
        for (String taken : List.of("qiye", "system", "anonymous")) {
            assertThat(create(administrator, taken).code()).as(taken).isEqualTo("username-taken");
        }
    }

    @Test
    void shouldShowTheAuditorWhatTheAdministratorsDid() {
        enter(Visitor.loggedIn(port, "secadmin"), "watched-entry", "jz-market.reviewer");
        Visitor auditor = Visitor.loggedIn(port, "auditor");
        Answer log = auditor.get(REST + "/history/user-operation?userId=secadmin&entityType=User&operationType=Create");
        assertThat(log.status()).as(log.text()).isEqualTo(200);
        assertThat(log.text()).contains("watched-entry");
        assertThat(auditor.get(REST + "/process-instance").status()).isEqualTo(200);
        assertThat(auditor.get("/api/staff").status()).isEqualTo(200);
        assertThat(Visitor.loggedIn(port, "secadmin").get("/api/audit-entries").status())
                .as("the auditor alone reads the trail")
                .isEqualTo(403);
    }

    private static void enter(Visitor administrator, String username, String... groups) {
        Answer created = create(administrator, username);
        assertThat(created.status()).as(created.text()).isEqualTo(204);
        for (String group : groups) {
            Answer added = administrator.send("PUT", REST + "/group/" + group + "/members/" + username, null);
            assertThat(added.status()).as(added.text()).isEqualTo(204);
        }
    }

    private static Answer create(Visitor administrator, String username) {
        return administrator.post(
                REST + "/user/create",
                Map.of(
                        "profile",
                        Map.of("id", username, "firstName", "测试人员", "lastName", ""),
                        "credentials",
                        Map.of("password", PASSWORD)));
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo(code);
    }
}
