package org.huiqi.matching.usecase;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiqi.enterprise.RegisterSlices;
import org.huiqi.enterprise.RegisterSlices.Slice;
import org.huiqi.identity.Actor;
import org.huiqi.matching.persistence.RunTable;
import org.huiqi.matching.persistence.RunTable.NewRun;
import org.huiqi.matching.persistence.RunTable.Run;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs over the register: started, held, gone on with, and looked at. */
@Service
public class MatchRuns {

    private final RunTable runs;
    private final RegisterSlices register;
    private final PolicyLibrary library;
    private final MatchBatches batches;
    private final Clock clock;
    private final int chunkSize;

    MatchRuns(
            RunTable runs,
            RegisterSlices register,
            PolicyLibrary library,
            MatchBatches batches,
            Clock clock,
            @Value("${huiqi.matching.chunk-size:2000}") int chunkSize) {
        this.runs = runs;
        this.register = register;
        this.library = library;
        this.batches = batches;
        this.clock = clock;
        this.chunkSize = chunkSize;
    }

    /** Where a run stands. */
    public enum State {
        RUNNING("running", "进行中"),
        SUSPENDED("suspended", "已暂停"),
        FAILED("failed", "有失败的分段，待重试"),
        FINISHED("finished", "已完成");

        private final String id;
        private final String chineseName;

        State(String id, String chineseName) {
            this.id = id;
            this.chineseName = chineseName;
        }

        public String id() {
            return id;
        }

        public String chineseName() {
            return chineseName;
        }
    }

    /** A run and how it goes; {@code failedChunks} are not tried any more. */
    public record Progress(Run run, State state, int failedChunks) {}

    /**
     * Starts a run over all computable measures in their present versions.
     *
     * @param on the day as of which facts count
     */
    @Transactional
    public Progress start(@Nullable Jurisdiction jurisdiction, LocalDate on, Actor by) {
        List<Measure> measures = library.all().stream()
                .filter(Measure::isComputable)
                .filter(measure -> jurisdiction == null
                        || measure.jurisdiction().covers(jurisdiction)
                        || jurisdiction.covers(measure.jurisdiction()))
                .toList();
        List<Slice> slices = register.slices(chunkSize, jurisdiction);
        long id = runs.insert(new NewRun(jurisdiction, on, by.username(), clock.instant()), slices, measures);
        if (!slices.isEmpty()) {
            runs.setBatch(id, batches.start(id, slices.size()));
        }
        return get(id);
    }

    @Transactional(readOnly = true)
    public Listing<Progress> list(ListQuery query) {
        return runs.list(query).map(this::progress);
    }

    @Transactional(readOnly = true)
    public Progress get(long id) {
        return progress(find(id));
    }

    /** Holds a run: chunks begun are finished, no other is begun. */
    @Transactional
    public Progress suspend(long id) {
        Run run = open(id);
        if (runs.setSuspended(id, true)) {
            batchOf(run).ifPresent(batches::suspend);
        }
        return get(id);
    }

    @Transactional
    public Progress resume(long id) {
        Run run = open(id);
        if (runs.setSuspended(id, false)) {
            batchOf(run).ifPresent(batches::resume);
        }
        return get(id);
    }

    /** Tries the failed chunks again. */
    @Transactional
    public Progress retry(long id) {
        batchOf(open(id)).ifPresent(batches::retry);
        return get(id);
    }

    private Run find(long id) {
        return runs.find(id).orElseThrow(() -> ProblemException.notFound("match-run-not-found", "没有这次批量匹配，请从列表中选择"));
    }

    private Run open(long id) {
        Run run = find(id);
        if (run.isFinished()) {
            throw ProblemException.conflict("match-run-finished", "这次批量匹配已经完成，不能再暂停或继续");
        }
        return run;
    }

    private static Optional<String> batchOf(Run run) {
        return Optional.ofNullable(run.batchId());
    }

    private Progress progress(Run run) {
        if (run.isFinished()) {
            return new Progress(run, State.FINISHED, 0);
        }
        int failed = batchOf(run).map(batches::failedChunks).orElse(0);
        boolean onlyFailedLeft = failed > 0 && run.chunksDone() + failed >= run.chunks();
        State state = run.suspended() ? State.SUSPENDED : onlyFailedLeft ? State.FAILED : State.RUNNING;
        return new Progress(run, state, failed);
    }
}
