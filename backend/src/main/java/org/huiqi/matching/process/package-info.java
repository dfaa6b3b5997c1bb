/** Runs as batches of the engine. */
@NullMarked
package org.huiqi.matching.process;

import org.jspecify.annotations.NullMarked;
