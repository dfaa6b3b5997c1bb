/** Versions of measures and tables, and confirmations, in the database. */
@NullMarked
package org.huiqi.policy.persistence;

import org.jspecify.annotations.NullMarked;
