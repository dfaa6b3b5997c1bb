@NullMarked
package org.huiqi.award.domain;

import org.jspecify.annotations.NullMarked;
