@NullMarked
package org.huiqi.registry.domain;

import org.jspecify.annotations.NullMarked;
