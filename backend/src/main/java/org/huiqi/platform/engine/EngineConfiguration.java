package org.huiqi.platform.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What the engine may reach and what it refuses. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    @Order(1000)
    ProcessEnginePlugin engineHardening(ListableBeanFactory beans, PasswordEncoder passwords) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                RefusalLog.install();
                DelegateBeans delegates = new DelegateBeans(beans);
                configuration.setBeans(delegates);
                // The framework has set one already that resolves every bean of the application.
                configuration.setExpressionManager(new JuelExpressionManager(delegates));
                configuration.setPasswordEncryptor(new ApplicationPasswordEncryptor(passwords));
                // The default pattern forbids the dot and the dash of <authority code>.<role>.
                configuration.setGroupResourceWhitelistPattern("[a-zA-Z0-9.-]+");
                configuration.setUserResourceWhitelistPattern("[a-zA-Z0-9._-]+");
                configuration.setCustomPasswordChecker(List.of());
                // Failed log-ins are counted by the application, for applicants and staff alike; the engine's own count
                // would lock a person out for good, and answer faster where the account exists.
                configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
                configuration.setLoginDelayBase(0);
                configuration.setLoginDelayFactor(0);
                configuration.setLoginDelayMaxTime(0);
                List<CommandInterceptor> interceptors = new ArrayList<>();
                if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
                    interceptors.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
                }
                interceptors.add(new WebCommandGuard());
                interceptors.add(new TaskRetry());
                interceptors.add(new OwnTaskRelease());
                configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
            }
        };
    }

    /** The engine's own hash is one round of SHA-512; staff passwords are hashed as applicants' are. */
    private record ApplicationPasswordEncryptor(PasswordEncoder encoder) implements PasswordEncryptor {

        @Override
        public String encrypt(String password) {
            return encoder.encode(password);
        }

        @Override
        public boolean check(String password, String encrypted) {
            return encoder.matches(password, encrypted);
        }

        @Override
        public String hashAlgorithmName() {
            return "argon2id";
        }
    }
}
