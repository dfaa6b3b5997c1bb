package org.huiqi.supervision.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiqi.shared.Government;
import org.jspecify.annotations.Nullable;

/** A bulletin (通报): a draft whose texts may be edited, or issued under a number and then for good. */
public record Bulletin(
        long id,
        BulletinKind kind,
        String period,
        Government government,
        Text text,
        Instant figuresAt,
        String createdBy,
        Instant createdAt,
        String updatedBy,
        Instant updatedAt,
        @Nullable Issue issue,
        int version) {

    /** What people write. */
    public record Text(String title, String addressee, List<Section> sections) {

        public Text {
            sections = List.copyOf(sections);
        }
    }

    /** A part with its heading; the table holds the figures and is not edited. */
    public record Section(
            String id,
            String heading,
            String text,
            @Nullable Grid table) {}

    public record Grid(List<String> headers, List<List<String>> rows) {}

    /** How it went out. */
    public record Issue(int year, int sequence, String by, Instant at, UUID documentId) {}

    public boolean isIssued() {
        return issue != null;
    }

    /** The number it went out under, null while it is a draft. */
    public @Nullable String number() {
        Issue out = issue;
        return out == null ? null : numberOf(government, out.year(), out.sequence());
    }

    public static String numberOf(Government government, int year, int sequence) {
        return government.chineseName() + "督查通报〔" + year + "〕" + sequence + "号";
    }
}
