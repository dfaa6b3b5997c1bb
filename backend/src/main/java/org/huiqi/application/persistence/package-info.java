@NullMarked
package org.huiqi.application.persistence;

import org.jspecify.annotations.NullMarked;
