package org.huiqi.matching.process;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.batch.builder.BatchBuilder;
import org.camunda.bpm.engine.impl.batch.builder.OperationLogHandler;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.huiqi.matching.usecase.MatchBatches;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Match runs as batches of the engine: its job executors, on whatever node, take the chunks. */
@Component
class EngineMatchBatches implements MatchBatches {

    private final ProcessEngine engine;
    private final ManagementService management;

    EngineMatchBatches(@Lazy ProcessEngine engine, @Lazy ManagementService management) {
        this.engine = engine;
        this.management = management;
    }

    @Override
    public String start(long runId, int chunks) {
        List<String> ids = IntStream.range(0, chunks).mapToObj(String::valueOf).toList();
        // Who may start a run is decided before, and the run itself says who did; the engine insists on a check and a
        // log entry.
        OperationLogHandler noEntry = context -> {};
        Command<Batch> command = context -> new BatchBuilder(context)
                .type(MatchBatchHandler.TYPE)
                .permissionHandler(checked -> {})
                .operationLogHandler(noEntry)
                .config(new MatchBatchConfiguration(runId, ids))
                .build();
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command)
                .getId();
    }

    @Override
    public void suspend(String batchId) {
        find(batchId).ifPresent(batch -> management.suspendBatchById(batch.getId()));
    }

    @Override
    public void resume(String batchId) {
        find(batchId).ifPresent(batch -> management.activateBatchById(batch.getId()));
    }

    @Override
    public int failedChunks(String batchId) {
        return find(batchId)
                .map(batch -> (int) management
                        .createJobQuery()
                        .jobDefinitionId(batch.getBatchJobDefinitionId())
                        .noRetriesLeft()
                        .count())
                .orElse(0);
    }

    @Override
    public void retry(String batchId) {
        find(batchId).ifPresent(batch -> management.setJobRetriesByJobDefinitionId(batch.getBatchJobDefinitionId(), 3));
    }

    /** The batch, gone from the engine once its last job is done. */
    private Optional<Batch> find(String batchId) {
        return Optional.ofNullable(
                management.createBatchQuery().batchId(batchId).singleResult());
    }
}
