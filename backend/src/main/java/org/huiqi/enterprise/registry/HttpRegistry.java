package org.huiqi.enterprise.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.http.HttpClient;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.huiqi.enterprise.BusinessRegistry;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * A register over HTTP: {@code GET <url>/businesses/<code>} answers with {@code {"name", "facts": [{"name", "value", "source",
 * "asOf"}]}} or 404. A try that finds nobody or a broken server is made again; a register that keeps failing is left alone for a
 * while, so that people do not wait for it.
 */
final class HttpRegistry implements BusinessRegistry {

    private static final Logger log = LoggerFactory.getLogger(HttpRegistry.class);
    private static final int MOST_FACTS = 2_000;

    private final RegistrySettings settings;
    private final RestClient http;
    private final Retry retry;
    private final CircuitBreaker breaker;

    HttpRegistry(RegistrySettings settings) {
        this.settings = settings;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(settings.readTimeout());
        RestClient.Builder builder = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(String.valueOf(settings.url()).replaceAll("/+$", ""))
                .defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        if (settings.token() != null) {
            builder.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.token());
        }
        this.http = builder.build();
        this.retry = Retry.of(
                "registry",
                RetryConfig.custom()
                        .maxAttempts(settings.tries())
                        .intervalFunction(IntervalFunction.ofExponentialBackoff(settings.retryDelay(), 2))
                        .retryOnException(HttpRegistry::mayPass)
                        .build());
        this.breaker = CircuitBreaker.of(
                "registry",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(settings.failures())
                        .minimumNumberOfCalls(settings.failures())
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(settings.rest())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    /** A second try helps where nobody answered or the server broke, not where it refused the question. */
    private static boolean mayPass(Throwable failure) {
        return failure instanceof ResourceAccessException
                || failure instanceof HttpServerErrorException
                || failure instanceof HttpClientErrorException.TooManyRequests;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Optional<Entry> lookUp(UnifiedSocialCreditCode code) {
        Supplier<Optional<Entry>> tried = Retry.decorateSupplier(retry, () -> ask(code));
        try {
            return CircuitBreaker.decorateSupplier(breaker, tried).get();
        } catch (CallNotPermittedException e) {
            throw new RegistryUnavailable("The registry is left alone for a while", true, e);
        } catch (RestClientException e) {
            log.atWarn()
                    .addKeyValue("registry", settings.url())
                    .addKeyValue("failure", e.getClass().getSimpleName())
                    .log("The registry did not answer");
            throw new RegistryUnavailable("The registry did not answer", false, e);
        }
    }

    private Optional<Entry> ask(UnifiedSocialCreditCode code) {
        JsonNode answer;
        try {
            answer = http.get()
                    .uri("/businesses/{code}", code.value())
                    .retrieve()
                    .onStatus(status -> status.is3xxRedirection(), (request, response) -> {
                        throw new RestClientException("Redirects are not followed");
                    })
                    .body(JsonNode.class);
        } catch (HttpClientErrorException e) {
            if (e.getStatusCode() == HttpStatus.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
        if (answer == null || !answer.isObject() || !answer.path("facts").isArray()) {
            throw new RestClientException("The answer is not what was agreed");
        }
        return Optional.of(new Entry(text(answer.path("name")), facts(answer.path("facts"))));
    }

    private static List<Fact> facts(JsonNode list) {
        if (list.size() > MOST_FACTS) {
            throw new RestClientException("The answer has too many facts");
        }
        List<Fact> facts = new ArrayList<>();
        for (JsonNode node : list) {
            String name = text(node.path("name"));
            Object value = value(node.path("value"));
            LocalDate asOf = day(text(node.path("asOf")));
            if (name == null || asOf == null) {
                throw new RestClientException("A fact of the answer has no name or no day");
            }
            if (value != null) {
                facts.add(new Fact(name, value, text(node.path("source")), asOf));
            }
        }
        return facts;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isArray()) {
            List<Object> elements = new ArrayList<>();
            for (JsonNode element : node) {
                Object value = value(element);
                if (value != null) {
                    elements.add(value);
                }
            }
            return elements;
        }
        return text(node);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank()
                ? node.textValue().strip()
                : null;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
