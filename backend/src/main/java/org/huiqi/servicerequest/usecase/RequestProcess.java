package org.huiqi.servicerequest.usecase;

import java.util.List;
import org.huiqi.shared.CaseNumber;
import org.jspecify.annotations.Nullable;

/** The timetable of a request, in business words; the engine is behind it. Each call joins the caller's transaction. */
public interface RequestProcess {

    void start(ProcessStart start);

    /** What a new process instance remembers: ids and short texts that forms show. */
    record ProcessStart(
            CaseNumber caseNumber,
            String title,
            String text,
            String enterpriseName,
            String categoryName,
            String district,
            String jurisdiction,
            String handlingKind) {}

    void rated(CaseNumber caseNumber, boolean satisfied);

    void reopened(CaseNumber caseNumber);

    void withdrawn(CaseNumber caseNumber);

    /** The request's open tasks. */
    List<OpenTask> openTasks(CaseNumber caseNumber);

    /** A task that waits for somebody. */
    record OpenTask(
            String id, String step, String group, @Nullable String assignee) {}
}
