package org.huiqi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

@HuiqiTest
class StartTest {

    @Autowired
    TestRestTemplate http;

    @Test
    void shouldBeHealthyOnceStarted() {
        assertThat(http.getForEntity("/actuator/health", String.class).getBody())
                .contains("UP");
    }
}
