package org.huiqi.document.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The Chinese font within one document: only the characters used are embedded. */
final class LetterFont {

    /** Printed where the font has no glyph, as printers do, so that a gap is seen and never silent. */
    private static final String MISSING = "〓";

    private static final byte[] FILE = read();

    private final PDType0Font font;
    private final Map<Integer, Float> widths = new HashMap<>();

    LetterFont(PDDocument document) throws IOException {
        this.font = PDType0Font.load(document, new ByteArrayInputStream(FILE), true);
    }

    PDType0Font font() {
        return font;
    }

    /** The text as it can be printed: no control characters, tabs as spaces, a mark for characters without a glyph. */
    String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (character == '\t' || character == 0xA0) {
                printable.append(' ');
            } else if (Character.getType(character) == Character.CONTROL
                    || Character.getType(character) == Character.FORMAT) {
                return;
            } else {
                printable.append(width(character) > 0 ? Character.toString(character) : MISSING);
            }
        });
        return printable.toString();
    }

    /** In points at the size. */
    double width(String text, double size) {
        return text.codePoints().mapToDouble(this::width).sum() * size / 1000;
    }

    private float width(int character) {
        return widths.computeIfAbsent(character, known -> {
            try {
                return font.getStringWidth(Character.toString(known));
            } catch (IllegalArgumentException e) {
                return 0f;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static byte[] read() {
        try (InputStream in = LetterFont.class.getResourceAsStream("/fonts/wqy-microhei.ttf")) {
            return Objects.requireNonNull(in, "fonts/wqy-microhei.ttf").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
