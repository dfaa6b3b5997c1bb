@NullMarked
package org.huiqi.platform.engine;

import org.jspecify.annotations.NullMarked;
