package org.huiqi.enterprise.registry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the register outside is reached: {@code huiqi.registry.*}. Without a {@code url} none is.
 *
 * @param url where it answers; {@code /businesses/<code>} is added
 * @param name what people call it
 * @param token sent as bearer token; null sends none
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for the answer of one try
 * @param tries how often to ask before giving up
 * @param retryDelay how long to wait before the second try; doubled before each further one
 * @param failures how many calls in a row must fail, each with all its tries, before it is left alone
 * @param rest how long it is left alone
 */
@ConfigurationProperties("huiqi.registry")
record RegistrySettings(
        @Nullable String url,
        @DefaultValue("市级数据共享平台") String name,
        @Nullable String token,
        @DefaultValue("PT2S") Duration connectTimeout,
        @DefaultValue("PT5S") Duration readTimeout,
        @DefaultValue("3") int tries,
        @DefaultValue("PT0.3S") Duration retryDelay,
        @DefaultValue("5") int failures,
        @DefaultValue("PT30S") Duration rest) {

    boolean isConnected() {
        return url != null && !url.isBlank();
    }

    /** Never prints the token. */
    @Override
    public String toString() {
        return "RegistrySettings[" + url + "]";
    }
}
