@NullMarked
package org.huiqi.identity.usecase;

import org.jspecify.annotations.NullMarked;
