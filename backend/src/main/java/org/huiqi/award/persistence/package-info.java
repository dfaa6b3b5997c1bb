@NullMarked
package org.huiqi.award.persistence;

import org.jspecify.annotations.NullMarked;
