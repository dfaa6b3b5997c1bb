package org.huiqi.audit.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.huiqi.audit.domain.ChainedEntry;
import org.huiqi.audit.domain.ChainedEntry.Flaw;
import org.huiqi.audit.persistence.AuditTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes every hash of every chain, or of one. */
@Service
public class ChainVerification {

    private static final int MOST_FLAWS = 20;

    private final AuditTable table;
    private final Clock clock;

    ChainVerification(AuditTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Where a chain is broken. */
    public record BrokenPlace(String subject, int seq, String flaw, String text) {}

    /**
     * What was found. {@code digest} is one hash over the ends of all chains: noted down elsewhere, it also shows later that entries at
     * the end of a chain have gone.
     */
    public record Result(
            boolean intact, long entries, long chains, String digest, List<BrokenPlace> broken, Instant checkedAt) {}

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Result verify(@Nullable String subject) {
        Walk walk = new Walk();
        table.forEach(subject, walk::next);
        return walk.result(clock.instant());
    }

    private static final class Walk {

        private final List<BrokenPlace> broken = new ArrayList<>();
        private @Nullable ChainedEntry before;
        private String digest = ChainedEntry.BEGINNING;
        private long entries;
        private long chains;

        private void next(ChainedEntry entry) {
            ChainedEntry predecessor = before;
            if (predecessor != null && !predecessor.subject().equals(entry.subject())) {
                digest = ChainedEntry.sha256(digest + predecessor.hash());
                predecessor = null;
            }
            if (predecessor == null) {
                chains++;
            }
            entries++;
            Flaw flaw = entry.flawAfter(predecessor);
            if (flaw != null && broken.size() < MOST_FLAWS) {
                broken.add(new BrokenPlace(entry.subject(), entry.seq(), flaw.name(), flaw.text()));
            }
            before = entry;
        }

        private Result result(Instant at) {
            String end = before == null ? digest : ChainedEntry.sha256(digest + before.hash());
            return new Result(broken.isEmpty(), entries, chains, end, List.copyOf(broken), at);
        }
    }
}
