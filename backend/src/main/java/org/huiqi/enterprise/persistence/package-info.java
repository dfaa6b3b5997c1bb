@NullMarked
package org.huiqi.enterprise.persistence;

import org.jspecify.annotations.NullMarked;
