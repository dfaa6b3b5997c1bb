/**
 * Reads tables that people fill in, Excel and CSV, row by row and within limits; it knows nothing of what the columns mean.
 */
@NullMarked
package org.huiqi.enterprise.table;

import org.jspecify.annotations.NullMarked;
