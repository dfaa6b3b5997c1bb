package org.huiqi.audit.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.huiqi.audit.AuditRecord;
import org.huiqi.audit.AuditTrail;
import org.huiqi.audit.persistence.AuditTable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Collects what happens in a transaction and appends it right before the commit, chains in order of their names: locks are held
 * shortly and always taken in one order, so that two transactions never wait for each other.
 */
@Service
class ChainedAuditTrail implements AuditTrail {

    private final AuditTable table;
    private final TransactionTemplate ownTransaction;

    ChainedAuditTrail(AuditTable table, PlatformTransactionManager transactions) {
        this.table = table;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void record(AuditRecord entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            ownTransaction.executeWithoutResult(status -> table.append(chain(entry)));
            return;
        }
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        pending.add(entry);
    }

    private static SortedMap<String, List<AuditRecord>> chain(AuditRecord entry) {
        return new TreeMap<>(Map.of(entry.subject(), List.of(entry)));
    }

    private final class Pending implements TransactionSynchronization, Ordered {

        private final List<AuditRecord> entries = new ArrayList<>();
        private boolean written;

        private void add(AuditRecord entry) {
            if (written) {
                // Something else that runs before the commit had more to tell.
                table.append(chain(entry));
            } else {
                entries.add(entry);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            SortedMap<String, List<AuditRecord>> chains = new TreeMap<>();
            entries.forEach(entry -> chains.computeIfAbsent(entry.subject(), subject -> new ArrayList<>())
                    .add(entry));
            table.append(chains);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(ChainedAuditTrail.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(ChainedAuditTrail.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(ChainedAuditTrail.this);
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }
}
