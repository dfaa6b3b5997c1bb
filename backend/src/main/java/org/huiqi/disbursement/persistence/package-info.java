@NullMarked
package org.huiqi.disbursement.persistence;

import org.jspecify.annotations.NullMarked;
