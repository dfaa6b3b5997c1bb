package org.huiqi.platform.engine;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Completes a task again where the engine rolled it back because somebody else changed the same case in that moment, as when several
 * authorities finish their parts at once: to each of them it is his own task, and nothing of what he decided has changed. Whoever
 * comes too late for the very same task is told so by the next attempt.
 */
final class TaskRetry extends CommandInterceptor {

    /** More than the authorities that work on one request at a time. */
    private static final int ATTEMPTS = 6;

    /** SQL states of a foreign key, of a serialization failure and of a deadlock. */
    private static final Set<String> CONFLICTS = Set.of("23503", "40001", "40P01");

    @Override
    public <T> T execute(Command<T> command) {
        boolean completes = command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd;
        if (!completes
                || !WebCaller.isPresent()
                || Context.getCommandContext() != null
                || TransactionSynchronizationManager.isActualTransactionActive()) {
            return next.execute(command);
        }
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return next.execute(command);
            } catch (ProcessEngineException e) {
                if (!isConflict(e)) {
                    throw e;
                }
                RefusalNote.clear();
            }
        }
        return next.execute(command);
    }

    /** The engine's own check, or the database's: an execution was ended under which another one has just begun, or a deadlock. */
    private static boolean isConflict(ProcessEngineException failed) {
        if (failed instanceof OptimisticLockingException) {
            return true;
        }
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return CONFLICTS.contains(String.valueOf(sql.getSQLState()));
            }
        }
        return false;
    }
}
