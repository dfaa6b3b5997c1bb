package org.huiqi.testing;

import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Sends cookie and header as a page does. Spring's own {@code csrf()} swaps the token repository of the shared context for one
 * of its own, and every later test that logs in over HTTP fails.
 */
public final class Csrf {

    private static final String TOKEN = "token-of-a-test";

    private Csrf() {}

    public static RequestPostProcessor csrf() {
        return request -> {
            Cookie[] present = request.getCookies() == null ? new Cookie[0] : request.getCookies();
            request.setCookies(Stream.concat(Arrays.stream(present), Stream.of(new Cookie("XSRF-TOKEN", TOKEN)))
                    .toArray(Cookie[]::new));
            request.addHeader("X-XSRF-TOKEN", TOKEN);
            return request;
        };
    }
}
