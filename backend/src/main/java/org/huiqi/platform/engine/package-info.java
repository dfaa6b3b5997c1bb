/** The engine behind its doors: set-up, rights, refusals. */
@NamedInterface("engine")
@NullMarked
package org.huiqi.platform.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
