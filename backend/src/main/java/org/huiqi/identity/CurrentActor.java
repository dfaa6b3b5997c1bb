package org.huiqi.identity;

import java.util.Optional;

/** Tells who is acting in the present thread: the person of the web session, or the system in jobs. */
public interface CurrentActor {

    /** The person logged in, or empty for an anonymous visitor. */
    Optional<Actor> find();

    /** The person logged in, or {@link Actor#SYSTEM} outside of a web request. */
    Actor orSystem();

    /** The applicant logged in; refuses anybody else with 403. */
    Actor requireApplicant();

    /** The member of staff logged in; refuses anybody else with 403. */
    Actor requireStaff();

    /** The member of staff logged in who holds one of the roles; refuses anybody else with 403. */
    Actor requireRole(String... roles);
}
