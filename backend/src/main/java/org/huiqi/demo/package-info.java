/**
 * Fills an empty system with invented businesses, staff and budgets; active in profile {@code demo} alone,
 * and keeps profile {@code production} off a database on which it has run.
 * It decides nothing.
 * It publishes no events of its own.
 */
@NullMarked
package org.huiqi.demo;

import org.jspecify.annotations.NullMarked;
