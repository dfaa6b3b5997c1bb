@NullMarked
package org.huiqi.identity.web;

import org.jspecify.annotations.NullMarked;
