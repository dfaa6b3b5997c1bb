@NullMarked
package org.huiqi.document.usecase;

import org.jspecify.annotations.NullMarked;
