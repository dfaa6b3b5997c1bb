package org.huiqi.document;

import java.time.LocalDate;
import java.util.List;

/**
 * An official letter: issuing authority (发文机关), title, document number (文号), addressee, body, signature (落款) and date; the
 * footer stands at the foot of every page beside the page number. An empty text leaves its place out.
 */
public record Letter(
        String issuer,
        String title,
        String number,
        String addressee,
        List<Block> blocks,
        String signature,
        LocalDate date,
        String footer) {

    public Letter {
        blocks = List.copyOf(blocks);
    }

    /** A piece of the body. */
    public sealed interface Block {}

    /** A paragraph, first line indented by two characters. */
    public record Paragraph(String text) implements Block {}

    /** A heading within the body, such as {@code 一、事实与依据}. */
    public record Heading(String text) implements Block {}

    /** A clause quoted word by word, with the document and clause it comes from. */
    public record Quote(String text, String source) implements Block {}

    /** A table; cells that are amounts of money are set right-aligned. Every row has as many cells as there are headers. */
    public record Table(List<String> headers, List<List<String>> rows) implements Block {

        public Table {
            headers = List.copyOf(headers);
            rows = rows.stream().map(List::copyOf).toList();
            int columns = headers.size();
            if (columns == 0 || rows.stream().anyMatch(row -> row.size() != columns)) {
                throw new IllegalArgumentException("Every row needs " + columns + " cells");
            }
        }
    }
}
