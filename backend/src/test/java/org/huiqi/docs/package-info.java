/** Pages of docs/ that are written from the code and compared with it. */
@NullMarked
package org.huiqi.docs;

import org.jspecify.annotations.NullMarked;
