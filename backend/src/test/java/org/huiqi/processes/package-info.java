/** The models of {@code processes/} on a real engine: every path to its end, and what code and models must agree on. */
@NullMarked
package org.huiqi.processes;

import org.jspecify.annotations.NullMarked;
