/** What tests share: the embedded PostgreSQL, the cached context, the clock, a client for HTTP. */
@NullMarked
package org.huiqi.testing;

import org.jspecify.annotations.NullMarked;
