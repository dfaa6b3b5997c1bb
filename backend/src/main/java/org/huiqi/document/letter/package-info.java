/** Sets official letters as PDF. */
@NullMarked
package org.huiqi.document.letter;

import org.jspecify.annotations.NullMarked;
