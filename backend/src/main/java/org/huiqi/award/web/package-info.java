@NullMarked
package org.huiqi.award.web;

import org.jspecify.annotations.NullMarked;
