@NullMarked
package org.huiqi.notification.web;

import org.jspecify.annotations.NullMarked;
