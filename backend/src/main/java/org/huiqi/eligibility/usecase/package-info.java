/** The verdict on one measure and the matching over all. */
@NullMarked
package org.huiqi.eligibility.usecase;

import org.jspecify.annotations.NullMarked;
