@NullMarked
package org.huiqi.supervision.usecase;

import org.jspecify.annotations.NullMarked;
