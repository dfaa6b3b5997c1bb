@NullMarked
package org.huiqi.application.web;

import org.jspecify.annotations.NullMarked;
