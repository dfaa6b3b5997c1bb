package org.huiqi.platform.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
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
            } catch (OptimisticLockingException e) {
                RefusalNote.clear();
            }
        }
        return next.execute(command);
    }
}
