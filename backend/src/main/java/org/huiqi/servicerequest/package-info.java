/**
 * Decides the course of a service request (诉求) under the 13710 rule: intake, dispatch, measures, resolution, close-out, rating.
 * It leaves who somebody is to {@code identity}, days and time limits to {@code calendar}, and what a message says to {@code notification}.
 * It publishes {@link org.huiqi.servicerequest.ServiceRequestEvent} for everything that happens to a request.
 */
@NullMarked
package org.huiqi.servicerequest;

import org.jspecify.annotations.NullMarked;
