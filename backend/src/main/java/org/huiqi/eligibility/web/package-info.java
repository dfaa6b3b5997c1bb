/** Evaluate and match over HTTP. */
@NullMarked
package org.huiqi.eligibility.web;

import org.jspecify.annotations.NullMarked;
