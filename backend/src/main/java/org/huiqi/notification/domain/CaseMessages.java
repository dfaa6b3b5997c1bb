package org.huiqi.notification.domain;

import java.util.Optional;
import org.huiqi.application.CaseEvent;

/** What people are told about applications. */
public final class CaseMessages {

    /** The event by which a group hears again of what it has not done yet. */
    public static final String REMINDED = "reminded";

    private static final String FILE = "applications.yaml";
    private static final Wordings APPLICANTS = Wordings.read(FILE, "applicants", "案件编号", "Case");
    private static final Wordings STAFF = Wordings.read(FILE, "staff", "案件编号", "Case");

    private CaseMessages() {}

    /** What the enterprise is told of an event, or empty where it is an internal one. */
    public static Optional<Message> forApplicant(CaseEvent event) {
        return message(APPLICANTS, event.event(), event);
    }

    /** What the members of a group or a user are told who now have something to do. */
    public static Message forStaff(CaseEvent event) {
        return message(STAFF, event.event(), event)
                .or(() -> message(STAFF, "task", event))
                .orElseThrow();
    }

    private static Optional<Message> message(Wordings wordings, String key, CaseEvent event) {
        return wordings.message(key, event.caseNumber().value(), event.text(), event.details());
    }
}
