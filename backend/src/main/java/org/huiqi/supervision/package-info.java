/**
 * Decides what leaders and the supervising office read about service requests and targets: boards, bulletins, and how their figures
 * are kept.
 * It leaves the course of a request to {@code servicerequest}, targets and their figures to {@code registry}, and who may see a
 * single case to the case's own module.
 * It publishes {@link org.huiqi.supervision.BulletinIssued}.
 */
@NullMarked
package org.huiqi.supervision;

import org.jspecify.annotations.NullMarked;
