/** Policies and policy documents over HTTP. */
@NullMarked
package org.huiqi.policy.web;

import org.jspecify.annotations.NullMarked;
