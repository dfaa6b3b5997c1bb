@NullMarked
package org.huiqi.audit.persistence;

import org.jspecify.annotations.NullMarked;
