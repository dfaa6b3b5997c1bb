@NullMarked
package org.huiqi.funding.domain;

import org.jspecify.annotations.NullMarked;
