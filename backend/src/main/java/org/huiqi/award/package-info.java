/**
 * Decides whether an award may be given: each milestone once, yearly, applicant's and programme's caps over everything granted
 * before, what is not added up across measures, and what is open to public objection until when.
 * It leaves eligibility and the proposed amount to eligibility, the money to funding, and the course of the case to application.
 * It publishes {@link org.huiqi.award.AwardConfirmed}, {@link org.huiqi.award.PublicNoticeOpened},
 * {@link org.huiqi.award.PublicNoticeClosed} and {@link org.huiqi.award.ObjectionRaised}.
 */
@NullMarked
package org.huiqi.award;

import org.jspecify.annotations.NullMarked;
