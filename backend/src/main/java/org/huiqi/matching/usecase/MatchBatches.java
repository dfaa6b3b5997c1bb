package org.huiqi.matching.usecase;

/** Distributes the chunks of runs over all nodes. */
public interface MatchBatches {

    /** Lets every chunk from 0 on be worked on, each at least once; the batch's id. */
    String start(long runId, int chunks);

    void suspend(String batchId);

    void resume(String batchId);

    /** How many chunks failed so often that they are not tried any more. */
    int failedChunks(String batchId);

    /** Tries the failed chunks again. */
    void retry(String batchId);
}
