package org.huiqi.notification.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message is about; {@code id} is a case number or the number of a record. */
public record Subject(Kind kind, String id) {

    /** As the table and the front end name them. */
    public enum Kind {
        CASE("case"),
        BULLETIN("bulletin"),
        CALENDAR_CHANGE("calendar-change");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    public static Subject ofCase(String caseNumber) {
        return new Subject(Kind.CASE, caseNumber);
    }

    /** From the two columns of which one is filled. */
    public static Subject of(@Nullable String caseNumber, @Nullable String about) {
        if (caseNumber != null) {
            return ofCase(caseNumber);
        }
        String given = Optional.ofNullable(about).orElseThrow();
        int colon = given.indexOf(':');
        for (Kind kind : Kind.values()) {
            if (kind.id().equals(given.substring(0, colon))) {
                return new Subject(kind, given.substring(colon + 1));
            }
        }
        throw new IllegalStateException("Unknown subject of a message: " + given);
    }

    public @Nullable String caseNumber() {
        return kind == Kind.CASE ? id : null;
    }

    /** What stands in the table beside an empty case number. */
    public @Nullable String about() {
        return kind == Kind.CASE ? null : kind.id() + ":" + id;
    }
}
