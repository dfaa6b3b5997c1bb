package org.huiqi.shared;

import java.time.ZoneId;

/** The one time zone of the law that this system serves. */
public final class Zones {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Zones() {}
}
