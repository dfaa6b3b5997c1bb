@NullMarked
package org.huiqi.audit.web;

import org.jspecify.annotations.NullMarked;
