/** Runs, chunks and findings in the database. */
@NullMarked
package org.huiqi.matching.persistence;

import org.jspecify.annotations.NullMarked;
