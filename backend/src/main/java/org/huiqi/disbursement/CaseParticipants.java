package org.huiqi.disbursement;

import java.util.Set;
import org.huiqi.shared.CaseNumber;

/** Tells who took part in a case before its payment; implemented by the modules that own cases. */
public interface CaseParticipants {

    /** Usernames of all who submitted, accepted or approved the case. */
    Set<String> participants(CaseNumber caseNumber);
}
