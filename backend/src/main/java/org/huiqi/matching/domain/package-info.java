/** What a chunk of the register finds. */
@NullMarked
package org.huiqi.matching.domain;

import org.jspecify.annotations.NullMarked;
