package org.huiqi.enterprise.registry;

import java.time.Clock;
import org.huiqi.enterprise.BusinessRegistry;
import org.huiqi.enterprise.persistence.EntityTable;
import org.huiqi.enterprise.persistence.FactTable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistrySettings.class)
class RegistryConfiguration {

    @Bean
    BusinessRegistry businessRegistry(RegistrySettings settings, EntityTable entities, FactTable facts, Clock clock) {
        return settings.isConnected() ? new HttpRegistry(settings) : new LocalRegistry(entities, facts, clock);
    }
}
