@NullMarked
package org.huiqi.platform.database;

import org.jspecify.annotations.NullMarked;
