@NullMarked
package org.huiqi.calendar.web;

import org.jspecify.annotations.NullMarked;
