package org.huiqi.platform.engine;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses, to everybody who comes in through engine-rest or a web application, the commands that would change a model or push
 * a case past its approvals. A model is code: only the application itself deploys, whatever rights somebody has been granted.
 *
 * <p>A web caller is known by the authentication that those doors set on the engine; the application's own calls carry none.
 */
final class WebCommandGuard extends CommandInterceptor {

    private static final Set<String> REFUSED = Set.of(
            // models
            "DeployCmd",
            "DeleteDeploymentCmd",
            "DeleteProcessDefinitionsByIdsCmd",
            "DeleteProcessDefinitionsByKeyCmd",
            "UpdateProcessDefinitionHistoryTimeToLiveCmd",
            "UpdateDecisionDefinitionHistoryTimeToLiveCmd",
            "CreateMigrationPlanCmd",
            "MigrateProcessInstanceCmd",
            "MigrateProcessInstanceBatchCmd",
            // the course of a case
            "ModifyProcessInstanceCmd",
            "ModifyProcessInstanceAsyncCmd",
            "ProcessInstanceModificationCmd",
            "ProcessInstanceModificationBatchCmd",
            "RestartProcessInstancesCmd",
            "RestartProcessInstancesBatchCmd",
            "DeleteProcessInstanceCmd",
            "DeleteProcessInstancesCmd",
            "DeleteProcessInstanceBatchCmd",
            "SignalCmd",
            "SignalEventReceivedCmd",
            "MessageEventReceivedCmd",
            "CorrelateMessageCmd",
            "CorrelateAllMessageCmd",
            "CorrelateStartMessageCmd",
            "CorrelateAllMessageBatchCmd",
            // what a case remembers
            "SetExecutionVariablesCmd",
            "PatchExecutionVariablesCmd",
            "RemoveExecutionVariablesCmd",
            "SetVariablesToProcessInstancesBatchCmd",
            "SetTaskVariablesCmd",
            "PatchTaskVariablesCmd",
            "RemoveTaskVariablesCmd",
            "DeleteHistoricProcessInstancesCmd",
            "DeleteHistoricProcessInstancesBatchCmd",
            "DeleteHistoricTaskInstanceCmd",
            "DeleteHistoricVariableInstanceCmd",
            "DeleteHistoricVariableInstancesByProcessInstanceIdCmd",
            "DeleteUserOperationLogEntryCmd",
            // tasks outside of their process, and ways out of a task other than deciding it
            "SaveTaskCmd",
            "DeleteTaskCmd",
            "ResolveTaskCmd",
            "HandleTaskBpmnErrorCmd",
            "HandleTaskEscalationCmd",
            // stored queries
            "SaveFilterCmd",
            "DeleteFilterCmd");

    @Override
    public <T> T execute(Command<T> command) {
        if (REFUSED.contains(command.getClass().getSimpleName()) && isOutermost() && isWebCaller()) {
            throw new AuthorizationException(
                    "此操作只能由系统自身执行：" + command.getClass().getSimpleName());
        }
        return next.execute(command);
    }

    /** Commands that the engine runs within another one are its own business. */
    private static boolean isOutermost() {
        CommandContext present = Context.getCommandContext();
        return present == null;
    }

    private static boolean isWebCaller() {
        return WebCaller.isPresent();
    }
}
