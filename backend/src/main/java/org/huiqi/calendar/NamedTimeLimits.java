package org.huiqi.calendar;

import java.util.Optional;

/** Time limits known by a name, such as the id of the policy measure that sets them; given by the module that knows the names. */
public interface NamedTimeLimits {

    /** The limit as it is counted; empty for an unknown name and for what is a date or has no length. */
    Optional<TimeLimit> find(String name);
}
