@NullMarked
package org.huiqi.notification.usecase;

import org.jspecify.annotations.NullMarked;
