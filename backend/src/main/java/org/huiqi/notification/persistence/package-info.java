@NullMarked
package org.huiqi.notification.persistence;

import org.jspecify.annotations.NullMarked;
