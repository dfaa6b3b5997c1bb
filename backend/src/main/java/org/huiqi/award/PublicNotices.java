package org.huiqi.award;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huiqi.identity.Actor;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.Money;

/** Proposed awards shown to the public before they are granted (公示). Each method joins the caller's transaction. */
public interface PublicNotices {

    /**
     * Opens the case's notice. An earlier notice of the case that has not ended is closed first and its open objections count
     * as upheld: the case went back to review because of them.
     *
     * @param until the last instant at which anybody may object
     */
    void open(
            CaseNumber caseNumber,
            String policyTitle,
            String enterpriseName,
            Money amount,
            Instant from,
            Instant until);

    /** Stops the clock; a notice that stands still already stays as it is. */
    void pause(CaseNumber caseNumber, Instant at);

    /** Goes on until the new end; open objections count as dismissed. */
    void resume(CaseNumber caseNumber, Instant until);

    /** The notice ends at another moment than it was opened until; one that has ended stays as it is. */
    void move(CaseNumber caseNumber, Instant until);

    /** Ends the notice; one that has ended already stays as it is. Objections still open count as upheld. */
    void close(CaseNumber caseNumber);

    /**
     * Records an objection and pauses the notice in the same transaction; {@link ObjectionRaised} tells whether this one
     * stopped it. One person may object to one case three times at most.
     */
    Objection object(CaseNumber caseNumber, String text, String contact, Actor by);

    /** The notices that the public sees now: open or paused, the one that ends first in front. */
    Listing<PublicNotice> listCurrent(ListQuery query);

    /** The case's latest notice. */
    Optional<PublicNotice> find(CaseNumber caseNumber);

    /** All objections to the case, oldest first; for staff only, as they name the contact. */
    List<Objection> objectionsOf(CaseNumber caseNumber);
}
