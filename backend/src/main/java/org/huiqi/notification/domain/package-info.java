@NullMarked
package org.huiqi.notification.domain;

import org.jspecify.annotations.NullMarked;
