@NullMarked
package org.huiqi.supervision.domain;

import org.jspecify.annotations.NullMarked;
