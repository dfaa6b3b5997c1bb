@NullMarked
package org.huiqi.notification.mail;

import org.jspecify.annotations.NullMarked;
