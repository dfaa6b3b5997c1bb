package org.huiqi.identity;

import java.util.Map;

/** Adds what another module knows of the person to the answer of {@code /api/session}. */
public interface SessionContributor {

    Map<String, Object> contribute(Actor actor);
}
