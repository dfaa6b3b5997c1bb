package org.huiqi.identity;

/** Accounts of applicants, each acting for one business entity. */
public interface ApplicantAccounts {

    boolean exists(String username);

    void open(String username, String displayName, String password, long entityId);
}
