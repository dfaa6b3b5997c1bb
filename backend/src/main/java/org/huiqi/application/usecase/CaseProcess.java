package org.huiqi.application.usecase;

import java.time.Instant;
import java.util.List;
import org.huiqi.shared.CaseNumber;
import org.jspecify.annotations.Nullable;

/** The timetable of a case, in business words; the engine is behind it. Each call joins the caller's transaction. */
public interface CaseProcess {

    /** Starts the timetable of a submitted application. */
    void start(ProcessStart start);

    /** What a new process instance remembers: ids and short texts, no personal data. */
    record ProcessStart(
            CaseNumber caseNumber,
            String policyId,
            String policyTitle,
            String enterpriseName,
            String jurisdiction,
            String amountText) {}

    void supplementSubmitted(CaseNumber caseNumber);

    void withdrawn(CaseNumber caseNumber);

    void objectionRaised(CaseNumber caseNumber);

    /** Completes the payer's task "issue the payment order" in his name. */
    void completePaymentIssue(CaseNumber caseNumber, String username);

    /** A deadline's new dates in the timetable: a step's tasks with their reminder, or the end of a wait. */
    record MovedDates(
            CaseNumber caseNumber,
            String step,
            Instant due,
            @Nullable Instant remindAt) {}

    /** Moves the timers and due dates of deadlines that still run; what the timetable no longer waits for stays as it is. */
    void move(List<MovedDates> moved);
}
