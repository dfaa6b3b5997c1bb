package org.huiqi.award;

import org.huiqi.shared.CaseNumber;

/**
 * Somebody objected to a proposed award.
 *
 * @param stopsNotice true where the notice ran and stands still because of this objection; false where it stood still already
 */
public record ObjectionRaised(CaseNumber caseNumber, long objectionId, boolean stopsNotice) {}
