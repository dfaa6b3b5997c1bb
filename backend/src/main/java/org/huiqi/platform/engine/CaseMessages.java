package org.huiqi.platform.engine;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.huiqi.shared.ProblemException;

/** Messages to the process of a case, which is known by its business key. */
public final class CaseMessages {

    private CaseMessages() {}

    /**
     * Hands the message over. Where the system's operators have suspended the process, whoever sent it is told so.
     *
     * @throws MismatchingMessageCorrelationException where the process waits for no such message
     */
    public static void correlate(RuntimeService runtime, MessageCorrelationBuilder message, String businessKey) {
        try {
            message.processInstanceBusinessKey(businessKey).correlate();
        } catch (MismatchingMessageCorrelationException e) {
            boolean suspended = runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(businessKey)
                            .suspended()
                            .count()
                    > 0;
            throw suspended ? ProblemException.conflict("case-suspended", EngineProblems.SUSPENDED) : e;
        }
    }
}
