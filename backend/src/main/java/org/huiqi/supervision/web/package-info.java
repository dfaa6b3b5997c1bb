@NullMarked
package org.huiqi.supervision.web;

import org.jspecify.annotations.NullMarked;
