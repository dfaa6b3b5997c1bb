@NullMarked
package org.huiqi.servicerequest.persistence;

import org.jspecify.annotations.NullMarked;
