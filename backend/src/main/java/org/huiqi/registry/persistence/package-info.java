@NullMarked
package org.huiqi.registry.persistence;

import org.jspecify.annotations.NullMarked;
