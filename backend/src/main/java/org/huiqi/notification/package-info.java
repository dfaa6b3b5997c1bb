/**
 * Decides who is told in the application about what happened to a case, and in which words.
 * It leaves to every other module what happens; it listens to their events and none of them knows it.
 * It publishes no events.
 */
@NullMarked
package org.huiqi.notification;

import org.jspecify.annotations.NullMarked;
