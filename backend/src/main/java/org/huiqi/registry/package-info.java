/**
 * Decides who is on the lists that policies keep (培育库, 名录, 白名单), how far targets have come, and what of the platforms that
 * policies name is done here.
 * It leaves the entry conditions' verdict to {@code eligibility}, the facts to {@code enterprise}, what each entry says to
 * {@code policy}, and the arithmetic of its time limits to {@code calendar}.
 * It publishes {@link org.huiqi.registry.MemberJoined}, {@link org.huiqi.registry.MemberRemoved} and
 * {@link org.huiqi.registry.TargetFigureRecorded}.
 */
@NullMarked
package org.huiqi.registry;

import org.jspecify.annotations.NullMarked;
