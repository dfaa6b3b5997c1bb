@NullMarked
package org.huiqi.application.domain;

import org.jspecify.annotations.NullMarked;
