package org.huiqi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.TestClock;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One session for all doors: how it is made, kept apart and ended. */
@HuiqiTest
class SessionTest {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void shouldGiveAnotherSessionIdAtLogin() {
        Visitor visitor = Visitor.loggedIn(port, "qiye");
        String first = visitor.cookie("HUIQI_SESSION");
        String token = visitor.cookie("XSRF-TOKEN");
        assertThat(visitor.login("pds-tax", "huiqi-demo").status()).isEqualTo(200);
        assertThat(visitor.cookie("HUIQI_SESSION")).isNotNull().isNotEqualTo(first);
        assertThat(visitor.cookie("XSRF-TOKEN")).isNotNull().isNotEqualTo(token);
        Answer old = new Visitor(port).send("GET", "/api/session", null, "Cookie", "HUIQI_SESSION=" + first);
        assertThat(old.status()).as("the id known before is worth nothing").isEqualTo(401);
    }

    @Test
    void shouldEndTheSessionBehindEveryDoor() {
        for (boolean fromPortal : List.of(true, false)) {
            Visitor clerk = Visitor.loggedIn(port, "pds-hrss");
            String session = clerk.cookie("HUIQI_SESSION");
            clerk.get("/camunda/app/tasklist/default/");
            Answer out = fromPortal
                    ? clerk.delete("/api/session")
                    : clerk.send("POST", "/camunda/api/admin/auth/user/default/logout", null);
            assertThat(out.status()).as(out.text()).isIn(200, 204);
            for (String door : List.of(
                    "/api/session", "/api/applications", "/engine-rest/task", "/camunda/api/admin/auth/user/default")) {
                assertThat(new Visitor(port)
                                .send("GET", door, null, "Cookie", "HUIQI_SESSION=" + session)
                                .status())
                        .as(door)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void shouldMarkItsCookies() {
        Visitor visitor = new Visitor(port);
        Answer first = visitor.get("/api/session");
        assertThat(first.status()).isEqualTo(401);
        assertThat(first.header("Content-Type")).startsWith("application/problem+json");
        assertThat(String.join("\n", first.response().headers().allValues("set-cookie")))
                .contains("XSRF-TOKEN=", "SameSite=Lax");
        Answer login = visitor.post("/api/session", Map.of("username", "qiye", "password", "huiqi-demo"));
        String session = login.response().headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("HUIQI_SESSION="))
                .findFirst()
                .orElseThrow();
        assertThat(session).contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void shouldAskForATokenOnEveryWrite() {
        Visitor clerk = Visitor.loggedIn(port, "pds-sasac");
        Visitor applicant = Visitor.loggedIn(port, "getihu");
        for (String path :
                List.of("/api/session", "/engine-rest/task", "/engine-rest/user/create", "/api/payment-batches")) {
            Answer answer = clerk.postWithoutToken(path, Map.of());
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("csrf");
        }
        for (String path : List.of(
                "/api/applications", "/api/documents", "/api/applications/X/withdraw", "/api/notifications/1/read")) {
            assertThat(applicant.postWithoutToken(path, Map.of()).code())
                    .as(path)
                    .isEqualTo("csrf");
        }
        assertThat(clerk.get("/api/session").status()).isEqualTo(200);
        Answer webapp = clerk.postWithoutToken("/camunda/api/engine/engine/default/task", Map.of());
        assertThat(webapp.status()).isEqualTo(403);
    }

    @Test
    void shouldRefuseFurtherTriesAfterTenFailuresUntilTheWindowIsOver() {
        for (String username : List.of("throttled-nobody", "jz-sasac")) {
            Visitor visitor = new Visitor(port);
            for (int i = 0; i < 10; i++) {
                assertThat(visitor.login(username, "wrong").status()).isEqualTo(401);
            }
            Answer eleventh = visitor.login(username, "huiqi-demo");
            assertThat(eleventh.status()).isEqualTo(429);
            assertThat(eleventh.code()).isEqualTo("too-many-logins");
            assertThat(Long.parseLong(eleventh.header("Retry-After"))).isBetween(1L, 900L);
        }
        clock.set(clock.instant().plus(Duration.ofMinutes(16)));
        assertThat(new Visitor(port).login("jz-sasac", "huiqi-demo").status()).isEqualTo(200);
    }

    @Test
    void shouldNotTellWhetherANameExists() {
        Visitor visitor = new Visitor(port);
        Answer unknown = visitor.login("nobody-of-that-name", "wrong");
        Answer staff = visitor.login("hn-sasac", "wrong");
        Answer applicant = visitor.login("qiye2", "wrong");
        Answer sealed = visitor.login("sealed", "wrong");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(List.of(staff.text(), applicant.text(), sealed.text())).containsOnly(unknown.text());
        long nobody = median("nobody-at-all", visitor);
        for (String known : List.of("hn-housing", "getihu")) {
            assertThat((double) median(known, visitor)).as("time for " + known).isBetween(nobody * 0.25, nobody * 4.0);
        }
        assertThat(visitor.login("hn-housing", "huiqi-demo").status()).isEqualTo(200);
        assertThat(visitor.login("getihu", "huiqi-demo").status()).isEqualTo(200);
    }

    private static long median(String username, Visitor visitor) {
        long[] times = new long[5];
        for (int i = 0; i < times.length; i++) {
            long from = System.nanoTime();
            visitor.login(username, "wrong");
            times[i] = System.nanoTime() - from;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    @Test
    void shouldAskForNameAndPassword() {
        Visitor visitor = new Visitor(port);
        visitor.get("/api/session");
        assertThat(visitor.post("/api/session", Map.of("username", "qiye")).text())
                .contains("password");
        assertThat(visitor.post("/api/session", Map.of()).json().path("errors").findValuesAsText("field"))
                .containsExactly("username", "password");
        assertThat(visitor.post("/api/session", Map.of("username", "x".repeat(70), "password", "y"))
                        .status())
                .isEqualTo(401);
        assertThat(visitor.post("/api/session", Map.of("username", "a\u0000b", "password", "y"))
                        .status())
                .as("a name that no database can hold")
                .isEqualTo(422);
    }
}
