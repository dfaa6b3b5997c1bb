@NullMarked
package org.huiqi.platform.web;

import org.jspecify.annotations.NullMarked;
