package org.huiqi.identity;

import java.util.List;
import java.util.Optional;

/** The members of staff, kept in the engine's identity service. */
public interface StaffDirectory {

    Optional<Staff> find(String username);

    List<Staff> all();

    /** User names of the members of a candidate group. */
    List<String> membersOf(String group);

    /** The name to show for a user name, or the user name itself where nobody has it. */
    String displayName(String username);

    boolean passwordMatches(String username, String password);

    /** Creates the person or brings his groups up to date; an existing password stays. */
    void enrol(Staff staff, String initialPassword);
}
