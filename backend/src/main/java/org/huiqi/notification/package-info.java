/**
 * Decides who is told about what happened to a case, in the application and by mail, in which language and in which words.
 * It leaves to every other module what happens; it listens to their events and none of them knows it.
 * It publishes no events.
 */
@NullMarked
package org.huiqi.notification;

import org.jspecify.annotations.NullMarked;
