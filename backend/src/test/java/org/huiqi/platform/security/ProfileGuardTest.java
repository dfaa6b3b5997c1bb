package org.huiqi.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

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
    void shouldAcceptEitherAlone() {
        for (String profile : new String[] {"production", "demo", "default"}) {
            application.withPropertyValues("spring.profiles.active=" + profile).run(context -> assertThat(context)
                    .hasNotFailed());
        }
    }
}
