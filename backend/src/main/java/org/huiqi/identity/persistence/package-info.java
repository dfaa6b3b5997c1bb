@NullMarked
package org.huiqi.identity.persistence;

import org.jspecify.annotations.NullMarked;
