package org.huiqi.notification.domain;

import java.util.Optional;
import org.huiqi.servicerequest.ServiceRequestEvent;

/** What people are told about service requests. */
public final class RequestMessages {

    private static final String FILE = "requests.yaml";
    private static final Wordings ENTERPRISES = Wordings.read(FILE, "enterprises", "诉求", "Request");
    private static final Wordings STAFF = Wordings.read(FILE, "staff", "诉求", "Request");

    private RequestMessages() {}

    /** What the enterprise is told of an event, or empty where it is an internal one. */
    public static Optional<Message> forEnterprise(ServiceRequestEvent event) {
        return event.internal() ? Optional.empty() : message(ENTERPRISES, event.event(), event);
    }

    /** What the members of a group are told who have something to do. */
    public static Message forStaff(ServiceRequestEvent event) {
        return message(STAFF, event.event(), event)
                .or(() -> message(STAFF, "task", event))
                .orElseThrow();
    }

    private static Optional<Message> message(Wordings wordings, String key, ServiceRequestEvent event) {
        return wordings.message(key, event.caseNumber().value(), event.text(), event.details());
    }
}
