package org.huiqi.shared;

import java.util.List;

/** An account of the demonstration, as the login page offers it. */
public record DemoAccount(String username, String displayName, String kind) {

    /** Where demonstration accounts come from; there is none outside of profile {@code demo}. */
    public interface Source {

        List<DemoAccount> accounts();
    }
}
