@NullMarked
package org.huiqi.document.web;

import org.jspecify.annotations.NullMarked;
