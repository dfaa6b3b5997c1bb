@NullMarked
package org.huiqi.servicerequest.process;

import org.jspecify.annotations.NullMarked;
