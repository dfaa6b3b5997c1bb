/** The library of measures: loading, versions, confirmation of documents, lists. */
@NullMarked
package org.huiqi.policy.usecase;

import org.jspecify.annotations.NullMarked;
