package org.huiqi.platform.engine;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.jspecify.annotations.Nullable;

/**
 * Lets people put back a task that they have claimed. The engine asks for the right to assign a task to anybody for that, which
 * nobody gets; without this, a task claimed by somebody who may not decide it would be stuck with him.
 */
final class OwnTaskRelease extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AssignTaskCmd && WebCaller.isPresent() && read("userId", command) == null) {
            Object taskId = read("taskId", command);
            return next.execute(context -> isOwn(String.valueOf(taskId), context)
                    ? context.runWithoutAuthorization(() -> command.execute(context))
                    : command.execute(context));
        }
        return next.execute(command);
    }

    private static boolean isOwn(String taskId, CommandContext context) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        String user = context.getAuthenticatedUserId();
        return task != null && user != null && user.equals(task.getAssignee());
    }

    private static @Nullable Object read(String name, Object command) {
        try {
            Field field = ReflectUtil.getField(name, command);
            field.setAccessible(true);
            return field.get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The engine's command has changed: " + name, e);
        }
    }
}
