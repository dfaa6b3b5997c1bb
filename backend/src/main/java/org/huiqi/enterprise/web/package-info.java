@NullMarked
package org.huiqi.enterprise.web;

import org.jspecify.annotations.NullMarked;
