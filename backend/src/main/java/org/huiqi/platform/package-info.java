/**
 * Sets up what the business modules run on: database, process engine, security, web errors.
 * It decides no policy, case or payment.
 * It publishes no events.
 */
@NullMarked
package org.huiqi.platform;

import org.jspecify.annotations.NullMarked;
