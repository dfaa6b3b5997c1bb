@NullMarked
package org.huiqi.supervision.persistence;

import org.jspecify.annotations.NullMarked;
