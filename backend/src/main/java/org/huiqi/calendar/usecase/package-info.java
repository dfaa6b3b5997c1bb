@NullMarked
package org.huiqi.calendar.usecase;

import org.jspecify.annotations.NullMarked;
