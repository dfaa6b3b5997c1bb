package org.huiqi.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Accounts with a published password never meet real data. */
class ProfileGuardTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(ProfileGuard.class);

    @Test
    void shouldRefuseDemoInProduction() {
        application
                .withPropertyValues("spring.profiles.active=production,demo")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("production excludes demo"));
    }

    @Test
    void shouldSayWhatToDoInsteadOfAStackTrace() {
        application.withPropertyValues("spring.profiles.active=production,demo").run(context -> assertThat(
                        SpringFactoriesLoader.forDefaultResourceLocation()
                                .load(
                                        FailureAnalyzer.class,
                                        SpringFactoriesLoader.FailureHandler.handleMessage((message, failure) -> {}))
                                .stream()
                                .map(analyzer -> analyzer.analyze(context.getStartupFailure()))
                                .filter(java.util.Objects::nonNull)
                                .map(FailureAnalysis::getDescription))
                .singleElement()
                .asString()
                .startsWith("Profile production excludes demo"));
    }

    @Test
    void shouldAcceptEitherAlone() {
        for (String profile : new String[] {"production", "demo", "default"}) {
            application.withPropertyValues("spring.profiles.active=" + profile).run(context -> assertThat(context)
                    .hasNotFailed());
        }
    }
}
