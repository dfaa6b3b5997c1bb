@NullMarked
package org.huiqi.platform.security;

import org.jspecify.annotations.NullMarked;
