package org.huiqi.matching.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.batch.BatchJobHandler;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.huiqi.matching.usecase.MatchChunk;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the engine know the batch of match runs. */
@Configuration(proxyBeanMethods = false)
class MatchEngineConfiguration {

    @Bean
    ProcessEnginePlugin matchBatch(ObjectProvider<MatchChunk> chunks) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<BatchJobHandler<?>> handlers = new ArrayList<>();
                if (configuration.getCustomBatchJobHandlers() != null) {
                    handlers.addAll(configuration.getCustomBatchJobHandlers());
                }
                handlers.add(new MatchBatchHandler(chunks::getObject));
                configuration.setCustomBatchJobHandlers(handlers);
            }
        };
    }
}
