@NullMarked
package org.huiqi.servicerequest.web;

import org.jspecify.annotations.NullMarked;
