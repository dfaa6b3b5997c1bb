@NullMarked
package org.huiqi.application.usecase;

import org.jspecify.annotations.NullMarked;
