@NullMarked
package org.huiqi.document.domain;

import org.jspecify.annotations.NullMarked;
