/** The registers that can be asked about a business: our own tables, or one outside over HTTP. */
@NullMarked
package org.huiqi.enterprise.registry;

import org.jspecify.annotations.NullMarked;
