package org.huiqi.award;

/** An award was granted and its money committed. */
public record AwardConfirmed(AwardView award) {}
