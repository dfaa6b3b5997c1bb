package org.huiqi.application.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.huiqi.application.usecase.CaseProgress;
import org.huiqi.application.usecase.CaseSteps;
import org.huiqi.application.usecase.CaseSteps.GivenOpinion;
import org.huiqi.application.usecase.PaymentSteps;
import org.huiqi.application.usecase.PaymentSteps.Receipt;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorKind;
import org.huiqi.identity.CurrentActor;
import org.huiqi.identity.Staff;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.platform.engine.RefusalNote;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What happens when a task of {@code listingReward} is completed or waits too long. The form's values are taken out of the
 * process once they are read, so that the next task cannot be completed with the answers of the last; the flags that gateways
 * read are written from the case, whatever a client may have sent along.
 */
@Configuration(proxyBeanMethods = false)
class ListingRewardTaskListeners {

    @Bean
    TaskListener recordOpinion(CaseSteps steps, CaseProgress progress, ActingPerson person) {
        return task -> {
            GivenOpinion given = new GivenOpinion(
                    task.getTaskDefinitionKey(),
                    text(task.getVariable(CaseVariables.SIGNER)),
                    (String) take(task, CaseVariables.DECISION, String.class),
                    (String) take(task, CaseVariables.OPINION, String.class),
                    take(task, CaseVariables.AWARDED_AMOUNT, Object.class),
                    Boolean.TRUE.equals(take(task, CaseVariables.REMARKS_ACKNOWLEDGED, Boolean.class)));
            String outcome = refusing(() -> steps.recordOpinion(caseOf(task), given, person.completing(task)));
            DelegateExecution execution = task.getExecution();
            execution.setVariable(CaseVariables.STEP_OUTCOME, outcome);
            execution.setVariable(CaseVariables.CEILING, progress.isCeiling(caseOf(task)));
            execution.setVariable(CaseVariables.AMOUNT_TEXT, progress.amountText(caseOf(task)));
        };
    }

    @Bean
    TaskListener issuePaymentOrder(PaymentSteps payments, ActingPerson person) {
        return task -> refusing(() -> {
            payments.issueOrders(caseOf(task), person.completing(task));
            return "";
        });
    }

    @Bean
    TaskListener recordReceipt(PaymentSteps payments, ActingPerson person) {
        return task -> {
            Receipt receipt = new Receipt(
                    (String) take(task, CaseVariables.RECEIPT_NUMBER, String.class),
                    optionalText(take(task, CaseVariables.RECEIPT_DATE, Object.class)),
                    Boolean.TRUE.equals(take(task, CaseVariables.PAYMENT_FAILED, Boolean.class)),
                    (String) take(task, CaseVariables.FAILURE_REASON, String.class));
            task.getExecution()
                    .setVariable(
                            CaseVariables.PAYMENT_OUTCOME,
                            refusing(() -> payments.recordReceipt(caseOf(task), receipt, person.completing(task))));
        };
    }

    @Bean
    TaskListener remindSigner(CaseSteps steps) {
        return task -> {
            Object signer = task.getVariable(CaseVariables.SIGNER);
            steps.remind(
                    caseOf(task),
                    task.getTaskDefinitionKey(),
                    text(signer == null ? task.getVariable(CaseVariables.STEP_GROUP) : signer));
        };
    }

    @Bean
    ActingPerson actingPerson(CurrentActor currentActor, StaffDirectory staff) {
        return new ActingPerson(currentActor, staff);
    }

    /** Who completes a task: the person of the session, or the assignee where the application completes it for him. */
    record ActingPerson(CurrentActor currentActor, StaffDirectory staff) {

        Actor completing(DelegateTask task) {
            Optional<Actor> present = currentActor.find();
            if (present.isPresent()) {
                return present.get();
            }
            String assignee = task.getAssignee();
            Staff person = assignee == null ? null : staff.find(assignee).orElse(null);
            if (person == null) {
                throw new IllegalStateException("Nobody completes task " + task.getId());
            }
            return new Actor(person.username(), person.displayName(), ActorKind.STAFF, null, person.groups());
        }
    }

    private interface Work {
        String run();
    }

    /** Keeps a refusal's reason for the answer: the engine would only say that a listener failed. */
    private static String refusing(Work work) {
        try {
            return work.run();
        } catch (ProblemException refusal) {
            throw RefusalNote.of(refusal);
        }
    }

    private static @Nullable Object take(DelegateTask task, String name, Class<?> type) {
        Object value = task.getVariable(name);
        if (task.hasVariable(name)) {
            task.removeVariable(name);
        }
        if (value != null && !type.isInstance(value)) {
            throw RefusalNote.of(ProblemException.refused(
                    "wrong-type",
                    "“" + name + "”的类型不对",
                    java.util.List.of(new ProblemException.FieldProblem(name, "wrong-type", "类型不对"))));
        }
        return value;
    }

    private static @Nullable String optionalText(@Nullable Object value) {
        if (value instanceof java.util.Date date) {
            return date.toInstant()
                    .atZone(org.huiqi.shared.Zones.SHANGHAI)
                    .toLocalDate()
                    .toString();
        }
        return value == null ? null : String.valueOf(value);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    private static CaseNumber caseOf(DelegateTask task) {
        return ListingRewardDelegates.caseOf(task.getExecution());
    }
}
