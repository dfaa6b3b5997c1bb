/** The policy pack as files: reading them strictly, and searching what was read. */
@NullMarked
package org.huiqi.policy.domain;

import org.jspecify.annotations.NullMarked;
