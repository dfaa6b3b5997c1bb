/**
 * Decides what is known of business entities: who they are and dated facts about them, each with the authority it comes from.
 * It leaves to eligibility what follows from the facts, and to identity who acts for an entity.
 * It publishes {@link org.huiqi.enterprise.BusinessEntityRegistered}, {@link org.huiqi.enterprise.FactRecorded}
 * and {@link org.huiqi.enterprise.RegisterImported}.
 */
@NullMarked
package org.huiqi.enterprise;

import org.jspecify.annotations.NullMarked;
