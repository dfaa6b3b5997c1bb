package org.huiqi.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on real PostgreSQL, with demo accounts, over HTTP on a random port. All tests share one context, so
 * each makes its own data; jobs run only when a test runs them, and mails go out only when a test sends them; {@link TestClock}
 * tells the time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.main.banner-mode=off",
            "huiqi.matching.chunk-size=50",
            "huiqi.base-url=https://huiqi.example.org",
            "huiqi.mail.from=huiqi@example.org",
            "huiqi.mail.send-every=0s",
            "logging.level.com.icegreen=warn",
            "spring.mail.host=127.0.0.1"
        })
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@Import({TestClock.Configuration.class, Engine.class, Businesses.class})
public @interface HuiqiTest {}
