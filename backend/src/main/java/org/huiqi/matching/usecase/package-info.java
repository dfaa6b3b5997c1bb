/** Runs and their chunks. */
@NullMarked
package org.huiqi.matching.usecase;

import org.jspecify.annotations.NullMarked;
