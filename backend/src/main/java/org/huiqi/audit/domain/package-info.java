@NullMarked
package org.huiqi.audit.domain;

import org.jspecify.annotations.NullMarked;
