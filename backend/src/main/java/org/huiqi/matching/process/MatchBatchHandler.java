package org.huiqi.matching.process;

import camundajar.impl.com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.batch.AbstractBatchConfigurationObjectConverter;
import org.camunda.bpm.engine.impl.batch.AbstractBatchJobHandler;
import org.camunda.bpm.engine.impl.batch.BatchJobContext;
import org.camunda.bpm.engine.impl.batch.BatchJobDeclaration;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.JsonUtil;
import org.huiqi.matching.usecase.MatchChunk;

/** A batch whose elements are the chunks of a match run; a job is one chunk, within the job's own transaction. */
final class MatchBatchHandler extends AbstractBatchJobHandler<MatchBatchConfiguration> {

    static final String TYPE = "huiqi-match-run";

    private static final JobDeclaration<BatchJobContext, MessageEntity> DECLARATION = new BatchJobDeclaration(TYPE);
    private static final Converter CONVERTER = new Converter();

    private final Supplier<MatchChunk> chunks;

    MatchBatchHandler(Supplier<MatchChunk> chunks) {
        this.chunks = chunks;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public JobDeclaration<BatchJobContext, MessageEntity> getJobDeclaration() {
        return DECLARATION;
    }

    @Override
    protected MatchBatchConfiguration createJobConfiguration(
            MatchBatchConfiguration configuration, List<String> idsOfJob) {
        return new MatchBatchConfiguration(configuration.runId(), idsOfJob);
    }

    @Override
    protected void executeHandler(
            MatchBatchConfiguration configuration, ExecutionEntity execution, CommandContext context, String tenantId) {
        for (String chunk : configuration.getIds()) {
            chunks.get().work(configuration.runId(), Integer.parseInt(chunk));
        }
    }

    @Override
    protected AbstractBatchConfigurationObjectConverter<MatchBatchConfiguration> getJsonConverterInstance() {
        return CONVERTER;
    }

    private static final class Converter extends AbstractBatchConfigurationObjectConverter<MatchBatchConfiguration> {

        @Override
        public JsonObject writeConfiguration(MatchBatchConfiguration configuration) {
            JsonObject json = JsonUtil.createObject();
            JsonUtil.addField(json, "run", configuration.runId());
            JsonUtil.addListField(json, "chunks", configuration.getIds());
            return json;
        }

        @Override
        public MatchBatchConfiguration readConfiguration(JsonObject json) {
            return new MatchBatchConfiguration(
                    JsonUtil.getLong(json, "run"), JsonUtil.asStringList(JsonUtil.getArray(json, "chunks")));
        }
    }
}
