package org.huiqi.calendar.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;

/** A day on which the State Council's notice says something other than the weekday would. */
public record CalendarDay(LocalDate date, Kind kind, String name) {

    /** Off though it may be a weekday, or working though it is a weekend. */
    public enum Kind {
        HOLIDAY("holiday"),
        MAKE_UP_WORKDAY("make-up-workday");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        public static Kind of(String id) {
            for (Kind kind : values()) {
                if (kind.id.equals(id)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("Unknown kind of day: " + id);
        }

        @JsonValue
        public String id() {
            return id;
        }
    }
}
