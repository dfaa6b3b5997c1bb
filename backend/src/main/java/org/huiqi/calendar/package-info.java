/**
 * Decides which days are working days (public holidays and make-up workdays included), when a time limit ends and how a paused
 * clock goes on.
 * It leaves to the case which limits apply to it, when they start and when they pause.
 * It publishes no events.
 */
@NullMarked
package org.huiqi.calendar;

import org.jspecify.annotations.NullMarked;
