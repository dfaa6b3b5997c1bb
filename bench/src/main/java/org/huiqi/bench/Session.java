package org.huiqi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** A logged-in client that keeps its connection. */
final class Session {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final ServerUnderTest server;

    Session(ServerUnderTest server, String username) throws IOException, InterruptedException {
        this.server = server;
        http.send(
                HttpRequest.newBuilder(URI.create(server.url("/api/session"))).build(),
                HttpResponse.BodyHandlers.discarding());
        expect(200, "/api/session", Map.of("username", username, "password", "huiqi-demo"));
    }

    void expect(int status, String path, Map<String, ?> body) throws IOException, InterruptedException {
        post(status, path, body);
    }

    JsonNode post(int status, String path, Map<String, ?> body) throws IOException, InterruptedException {
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        return send(
                status,
                HttpRequest.newBuilder(URI.create(server.url(path)))
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", token)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(200, HttpRequest.newBuilder(URI.create(server.url(path))).build());
    }

    private JsonNode send(int status, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
