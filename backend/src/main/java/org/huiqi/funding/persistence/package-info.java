@NullMarked
package org.huiqi.funding.persistence;

import org.jspecify.annotations.NullMarked;
