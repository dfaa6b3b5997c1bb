/** Match runs over HTTP. */
@NullMarked
package org.huiqi.matching.web;

import org.jspecify.annotations.NullMarked;
