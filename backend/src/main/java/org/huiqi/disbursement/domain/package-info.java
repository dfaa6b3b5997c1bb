@NullMarked
package org.huiqi.disbursement.domain;

import org.jspecify.annotations.NullMarked;
