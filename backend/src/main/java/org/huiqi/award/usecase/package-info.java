@NullMarked
package org.huiqi.award.usecase;

import org.jspecify.annotations.NullMarked;
