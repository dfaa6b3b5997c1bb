/**
 * Decides how the record of what happened is kept: append-only, hash-chained a subject, verifiable by the auditor.
 * It leaves to every other module what happens; it listens to their events and none of them knows it.
 * It publishes no events.
 */
@NullMarked
package org.huiqi.audit;

import org.jspecify.annotations.NullMarked;
