package org.huiqi.notification.usecase;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where a case is opened: in the portal by applicants, in the back office by staff. */
@Component
public class CaseLinks {

    private static final String SERVICE_REQUEST = "-SQ-";

    private final String base;

    CaseLinks(@Value("${huiqi.base-url:}") String base) {
        this.base = base.isBlank() ? "" : checked(base.strip());
    }

    /** Null where the system was not told its own address. */
    public @Nullable String of(String caseNumber, boolean applicant) {
        if (base.isEmpty()) {
            return null;
        }
        boolean request = caseNumber.contains(SERVICE_REQUEST);
        if (applicant) {
            return base + (request ? "/#/requests/" : "/#/cases/") + caseNumber;
        }
        return base + "/admin/#/" + (request ? "service-requests/" : "applications/") + caseNumber + "/show";
    }

    private static String checked(String base) {
        URI address = URI.create(base);
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null || address.getQuery() != null || address.getFragment() != null) {
            throw new IllegalStateException(
                    "huiqi.base-url must be the address people open, such as https://huiqi.example.org");
        }
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
