@NullMarked
package org.huiqi.calendar.persistence;

import org.jspecify.annotations.NullMarked;
