package org.huiqi.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points the context at a fresh database of the shared server, and at a mail server that is there when a test starts it. */
class TestDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase.outliveContexts();
        TestPropertyValues.of(
                        "spring.datasource.url=" + TestDatabase.fresh(),
                        "spring.datasource.username=" + TestDatabase.server().username(),
                        "spring.datasource.password=" + TestDatabase.server().password(),
                        "spring.mail.port=" + TestMailServer.PORT)
                .applyTo(context);
    }
}
