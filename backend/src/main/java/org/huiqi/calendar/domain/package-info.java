@NullMarked
package org.huiqi.calendar.domain;

import org.jspecify.annotations.NullMarked;
