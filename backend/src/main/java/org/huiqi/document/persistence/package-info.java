@NullMarked
package org.huiqi.document.persistence;

import org.jspecify.annotations.NullMarked;
