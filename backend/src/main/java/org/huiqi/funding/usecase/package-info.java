@NullMarked
package org.huiqi.funding.usecase;

import org.jspecify.annotations.NullMarked;
