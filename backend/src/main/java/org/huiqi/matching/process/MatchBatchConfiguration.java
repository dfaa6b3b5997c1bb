package org.huiqi.matching.process;

import java.util.List;
import org.camunda.bpm.engine.impl.batch.BatchConfiguration;

/** What the engine keeps of a batch and of each job: the run and the numbers of its chunks. */
final class MatchBatchConfiguration extends BatchConfiguration {

    private final long runId;

    MatchBatchConfiguration(long runId, List<String> chunks) {
        super(chunks);
        this.runId = runId;
    }

    long runId() {
        return runId;
    }
}
