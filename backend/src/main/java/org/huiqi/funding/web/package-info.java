@NullMarked
package org.huiqi.funding.web;

import org.jspecify.annotations.NullMarked;
