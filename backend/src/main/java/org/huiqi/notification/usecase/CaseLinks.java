package org.huiqi.notification.usecase;

import java.net.URI;
import org.huiqi.notification.domain.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where that is opened which a message is about: in the portal by applicants, in the back office by staff. The paths are routes of
 * the front end; a test compares them.
 */
@Component
public class CaseLinks {

    private static final String SERVICE_REQUEST = "-SQ-";

    private final String base;

    CaseLinks(@Value("${huiqi.base-url:}") String base) {
        this.base = base.isBlank() ? "" : checked(base.strip());
    }

    /** Null where the system was not told its own address. */
    public @Nullable String of(Subject about, boolean applicant) {
        if (base.isEmpty()) {
            return null;
        }
        return applicant ? base + "/#" + inPortal(about) : base + "/admin/#" + inOffice(about);
    }

    /** Whatever kind of case a number stands for, its address is the same; a message about several cases names them itself. */
    private static String inPortal(Subject about) {
        return about.kind() == Subject.Kind.CASE ? "/cases/" + about.id() : "/messages";
    }

    private static String inOffice(Subject about) {
        return switch (about.kind()) {
            case CASE ->
                (about.id().contains(SERVICE_REQUEST) ? "/service-requests/" : "/applications/") + about.id() + "/show";
            case BULLETIN -> "/supervision/bulletins/" + about.id();
            case CALENDAR_CHANGE -> "/calendar/changes/" + about.id();
        };
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
