@NullMarked
package org.huiqi.audit.usecase;

import org.jspecify.annotations.NullMarked;
