package org.huiqi.enterprise;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An import of a file into the register and how far it has come. */
public record RegisterImport(
        long id,
        String fileName,
        LocalDate asOf,
        State state,
        int total,
        int registered,
        int updated,
        int unchanged,
        int rejected,
        String startedBy,
        String startedName,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** How far an import has come. */
    public enum State {
        RUNNING("running", "正在导入"),
        FINISHED("finished", "已完成"),
        FAILED("failed", "中途停止");

        private final String id;
        private final String chineseName;

        State(String id, String chineseName) {
            this.id = id;
            this.chineseName = chineseName;
        }

        public static State of(String id) {
            for (State state : values()) {
                if (state.id.equals(id)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("Unknown state of an import: " + id);
        }

        @JsonValue
        public String id() {
            return id;
        }

        public String chineseName() {
            return chineseName;
        }
    }

    /** Lines that did what they should: entered a business or changed what is known of one. */
    public int accepted() {
        return registered + updated;
    }

    /** Lines whose outcome is settled. */
    public int done() {
        return registered + updated + unchanged + rejected;
    }
}
