package org.huiqi.notification.usecase;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huiqi.identity.ApplicantAccounts;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.notification.domain.Recipient;
import org.springframework.stereotype.Component;

/** The people behind a recipient: the accounts of a business entity, the members of a group, one user. */
@Component
class MailRecipients {

    private final ApplicantAccounts applicants;
    private final StaffDirectory staff;

    MailRecipients(ApplicantAccounts applicants, StaffDirectory staff) {
        this.applicants = applicants;
        this.staff = staff;
    }

    Set<String> people(Recipient recipient) {
        return new TreeSet<>(
                switch (recipient.kind()) {
                    case ENTITY -> applicants.usernamesOf(Long.parseLong(recipient.id()));
                    case GROUP -> staff.membersOf(recipient.id());
                    case USER -> List.of(recipient.id());
                });
    }

    boolean isApplicant(String username) {
        return applicants.exists(username);
    }

    /** False once the account is closed. */
    boolean isActive(String username) {
        return isApplicant(username) || staff.find(username).isPresent();
    }
}
