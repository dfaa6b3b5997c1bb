/** The part of FEEL that decision tables may use: read with positions, checked for types, evaluated three-valued. */
@NullMarked
package org.huiqi.eligibility.domain.feel;

import org.jspecify.annotations.NullMarked;
