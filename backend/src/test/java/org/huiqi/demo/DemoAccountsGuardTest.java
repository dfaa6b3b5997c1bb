package org.huiqi.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.platform.StartRefused;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tests' database is one on which the demo has run. */
@HuiqiTest
class DemoAccountsGuardTest {

    @Autowired
    BusinessEntities entities;

    @Test
    void shouldKeepProductionOffADatabaseOfTheDemo() {
        assertThatThrownBy(() -> new DemoAccountsGuard(entities))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("demo");
    }
}
