@NullMarked
package org.huiqi.registry.usecase;

import org.jspecify.annotations.NullMarked;
