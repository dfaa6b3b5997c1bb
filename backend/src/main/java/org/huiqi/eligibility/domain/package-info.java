/** Decision tables compiled once, three-valued verdicts, sums and shares; no framework, no database. */
@NullMarked
package org.huiqi.eligibility.domain;

import org.jspecify.annotations.NullMarked;
