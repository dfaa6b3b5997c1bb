@NullMarked
package org.huiqi.disbursement.usecase;

import org.jspecify.annotations.NullMarked;
