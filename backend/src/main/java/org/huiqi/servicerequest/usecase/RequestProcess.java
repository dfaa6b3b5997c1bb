package org.huiqi.servicerequest.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huiqi.servicerequest.domain.WarningLevel;
import org.huiqi.shared.CaseNumber;

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
            String handlingKind,
            boolean reopened) {}

    void rated(CaseNumber caseNumber, boolean satisfied);

    void reopened(CaseNumber caseNumber);

    /** Whether a reopening would still be heard: one that began on an older model may have ended before its time. */
    boolean hearsReopening(CaseNumber caseNumber);

    void withdrawn(CaseNumber caseNumber);

    /** It goes on in another request. */
    void merged(CaseNumber caseNumber);

    /** Another government takes it over: what waits here ends, and {@link #start} begins anew there. */
    void transferred(CaseNumber caseNumber);

    /** It is listed for supervision; its listing is warned of after {@code until}. */
    void listed(CaseNumber caseNumber, Instant until);

    /** The enterprise is asked for something; the waiting for its answer ends after {@code until}. */
    void asked(CaseNumber caseNumber, Instant until);

    /** The enterprise has answered what it is asked for. */
    void answered(CaseNumber caseNumber);

    /** Nobody waits for the enterprise's answer any longer. */
    void calledOff(CaseNumber caseNumber);

    /** The last moment of an answer has moved. */
    void moveAnswer(CaseNumber caseNumber, Instant until);

    /**
     * A step's new due date and the times of its warnings.
     *
     * @param planWarnings those of the day of the plan; empty where no clock runs to it
     */
    record MovedDates(
            CaseNumber caseNumber,
            String step,
            Instant due,
            Map<WarningLevel, Instant> warnings,
            Map<WarningLevel, Instant> planWarnings) {}

    /** Moves due dates and timers of steps that are still open; warnings already given stay so. */
    void move(List<MovedDates> moved);

    /** Until when the enterprise may rate a closed request and ask for work anew. */
    record MovedRating(CaseNumber caseNumber, Instant rateUntil, Instant reopenUntil) {}

    /** Moves those times with their timers. */
    void moveRatings(List<MovedRating> moved);
}
