@NullMarked
package org.huiqi.application.process;

import org.jspecify.annotations.NullMarked;
