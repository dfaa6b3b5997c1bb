package org.huiqi.identity;

import java.util.List;

/** Accounts of applicants, each acting for one business entity. */
public interface ApplicantAccounts {

    boolean exists(String username);

    /** User names of the open accounts that act for the business entity. */
    List<String> usernamesOf(long entityId);

    void open(String username, String displayName, String password, long entityId);
}
