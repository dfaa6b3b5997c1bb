@NullMarked
package org.huiqi.servicerequest.usecase;

import org.jspecify.annotations.NullMarked;
