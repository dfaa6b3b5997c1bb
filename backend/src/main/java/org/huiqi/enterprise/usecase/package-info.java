@NullMarked
package org.huiqi.enterprise.usecase;

import org.jspecify.annotations.NullMarked;
