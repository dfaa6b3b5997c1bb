@NullMarked
package org.huiqi.registry.web;

import org.jspecify.annotations.NullMarked;
