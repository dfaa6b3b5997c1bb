package org.huiqi.award;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiqi.policy.Measure;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** What has been granted to whom. Each method joins the caller's transaction. */
public interface Awards {

    /**
     * Takes the one place that an entity has for a thing to be granted once, such as a measure's stage. The case that holds it
     * already may ask again.
     *
     * @param slot what is granted once, such as {@code pds-listing-award/filing}
     * @throws org.huiqi.shared.ProblemException 409 {@code application-exists}, parameter {@code caseNumber} naming the case
     *     that holds the place
     */
    void claimSlot(long entityId, String slot, CaseNumber caseNumber);

    /** Frees all places of a case that ended without an award; those of an awarded case stay taken (409 {@code already-awarded}). */
    void releaseSlot(CaseNumber caseNumber);

    /** The measures that the given one is not simply added to. */
    List<RelatedMeasure> related(Measure measure);

    /** What the entity's earlier awards mean for one more of the measure. */
    EarlierGrants earlierGrants(long entityId, String policyId, @Nullable String stage, List<RelatedMeasure> related);

    /**
     * What the entity was granted in the year by any of the measures. What was taken off for a related award counts as granted:
     * the other document paid it.
     */
    Money grantedInYear(long entityId, Set<String> measureIds, int year);

    /** What the entity was granted in all by any of the measures, counted in the same way. */
    Money grantedToDate(long entityId, Set<String> measureIds);

    /** The entity's awards, newest first. */
    List<AwardView> awardsOf(long entityId);

    Optional<AwardView> find(CaseNumber caseNumber);

    /**
     * Grants the award and commits its money, or does neither. However many confirmations run at once, no cap and no budget is
     * exceeded, and related awards are not added up. Confirming a case again answers with the award it has; with another amount it is refused (409
     * {@code already-awarded}).
     */
    ConfirmOutcome confirm(ConfirmAward command);
}
