@NullMarked
package org.huiqi.servicerequest.domain;

import org.jspecify.annotations.NullMarked;
