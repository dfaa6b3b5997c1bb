@NullMarked
package org.huiqi.identity.process;

import org.jspecify.annotations.NullMarked;
