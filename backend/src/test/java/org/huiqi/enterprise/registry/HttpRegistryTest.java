package org.huiqi.enterprise.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiqi.enterprise.BusinessRegistry;
import org.huiqi.enterprise.BusinessRegistry.RegistryUnavailable;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connector against a real server that is slow, breaks and recovers. */
class HttpRegistryTest {

    private static final UnifiedSocialCreditCode CODE = new UnifiedSocialCreditCode("91350100M000100Y43");
    private static final String ENTRY = """
            {"name": "某某公司", "facts": [
              {"name": "isListed", "value": true, "source": "金融部门登记", "asOf": "2025-12-31"},
              {"name": "financingAmount", "value": 1200000.50, "asOf": "2025-06-30"},
              {"name": "quarterEndValues", "value": [1, 2.5], "asOf": "2025-06-30"},
              {"name": "district", "value": null, "asOf": "2025-06-30"}]}
            """;

    /** What the server does with a question. */
    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final Deque<Behaviour> script = new ConcurrentLinkedDeque<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile String path = "";
    private volatile @Nullable String authorization;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            questions.incrementAndGet();
            path = exchange.getRequestURI().getPath();
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            Behaviour next = script.size() > 1 ? script.poll() : script.peek();
            next.answer(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void shouldReadWhatTheRegistryHolds() {
        script.add(answer(200, ENTRY));

        BusinessRegistry.Entry entry =
                registry(3, 5, Duration.ofSeconds(30)).lookUp(CODE).orElseThrow();

        assertThat(path).isEqualTo("/v1/businesses/" + CODE.value());
        assertThat(authorization).isEqualTo("Bearer secret");
        assertThat(entry.name()).isEqualTo("某某公司");
        assertThat(entry.facts())
                .containsExactly(
                        new BusinessRegistry.Fact("isListed", true, "金融部门登记", LocalDate.of(2025, 12, 31)),
                        new BusinessRegistry.Fact(
                                "financingAmount", new BigDecimal("1200000.5"), null, LocalDate.of(2025, 6, 30)),
                        new BusinessRegistry.Fact(
                                "quarterEndValues",
                                List.of(new BigDecimal("1"), new BigDecimal("2.5")),
                                null,
                                LocalDate.of(2025, 6, 30)));
    }

    @Test
    void shouldKnowThatTheRegistryDoesNotKnow() {
        script.add(answer(404, "{}"));

        assertThat(registry(3, 5, Duration.ofSeconds(30)).lookUp(CODE)).isEmpty();
        assertThat(questions).hasValue(1);
    }

    @Test
    void shouldAskAgainWhereTheServerBreaks() {
        script.add(answer(500, "oops"));
        script.add(HttpExchange::close);
        script.add(answer(200, ENTRY));

        assertThat(registry(3, 5, Duration.ofSeconds(30)).lookUp(CODE)).isPresent();
        assertThat(questions).hasValue(3);
    }

    @Test
    void shouldNotAskAgainWhereTheQuestionWasRefused() {
        script.add(answer(403, "{}"));

        unavailable(registry(3, 5, Duration.ofSeconds(30)));

        assertThat(questions).hasValue(1);
    }

    @Test
    void shouldNotWaitForASlowServer() {
        script.add(exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        long begun = System.nanoTime();

        RegistryUnavailable failure = unavailable(registry(2, 5, Duration.ofSeconds(30)));

        assertThat(failure.isResting()).isFalse();
        assertThat(questions).hasValue(2);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void shouldLeaveAFailingServerAloneAndFindItAgain() throws InterruptedException {
        script.add(answer(503, "{}"));
        HttpRegistry registry = registry(1, 3, Duration.ofMillis(400));
        for (int i = 0; i < 3; i++) {
            assertThat(unavailable(registry).isResting()).isFalse();
        }

        assertThat(unavailable(registry).isResting()).isTrue();
        assertThat(questions).hasValue(3);

        script.clear();
        script.add(answer(200, ENTRY));
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        boolean found = false;
        while (!found && System.nanoTime() < until) {
            try {
                found = registry.lookUp(CODE).isPresent();
            } catch (RegistryUnavailable e) {
                assertThat(e.isResting()).isTrue();
                Thread.onSpinWait();
            }
        }
        assertThat(found).isTrue();
        assertThat(questions).hasValue(4);
    }

    @Test
    void shouldNotBelieveAnAnswerThatIsNone() {
        for (String answer :
                List.of("[]", "<html>", "{\"facts\": 1}", "{\"facts\": [{\"name\": \"isListed\", \"value\": true}]}")) {
            script.clear();
            script.add(answer(200, answer));
            unavailable(registry(1, 50, Duration.ofSeconds(30)));
        }
        script.clear();
        script.add(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        unavailable(registry(1, 50, Duration.ofSeconds(30)));
    }

    private static RegistryUnavailable unavailable(HttpRegistry registry) {
        RegistryUnavailable failure = catchThrowableOfType(RegistryUnavailable.class, () -> registry.lookUp(CODE));
        assertThat(failure).isNotNull();
        return failure;
    }

    private HttpRegistry registry(int tries, int failures, Duration rest) {
        return new HttpRegistry(new RegistrySettings(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/",
                "测试登记库",
                "secret",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                tries,
                Duration.ofMillis(10),
                failures,
                rest));
    }

    private static Behaviour answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        };
    }
}
