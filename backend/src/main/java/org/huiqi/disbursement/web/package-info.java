@NullMarked
package org.huiqi.disbursement.web;

import org.jspecify.annotations.NullMarked;
