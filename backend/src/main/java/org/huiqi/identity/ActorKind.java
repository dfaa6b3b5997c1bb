package org.huiqi.identity;

/** Whether someone is an applicant, a member of staff, or the system itself. */
public enum ActorKind {
    APPLICANT,
    STAFF,
    SYSTEM
}
