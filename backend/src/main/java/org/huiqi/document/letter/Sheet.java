package org.huiqi.document.letter;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** The pages of one letter, written from top to bottom; positions and sizes in points, the origin at the bottom left. */
final class Sheet implements AutoCloseable {

    static final double LEFT = 79;
    static final double RIGHT = 79;
    static final double TOP = 88;
    static final double BOTTOM = 85;
    static final double WIDTH = PDRectangle.A4.getWidth() - LEFT - RIGHT;

    private static final Color INK = new Color(0x1A, 0x1A, 0x1A);

    private final PDDocument document = new PDDocument();
    private final LetterFont font;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream stream;
    private double y;

    Sheet() throws IOException {
        font = new LetterFont(document);
        stream = newPage();
    }

    PDDocument document() {
        return document;
    }

    LetterFont font() {
        return font;
    }

    /** How far down the page the writing has come: the baseline of the next line is below it. */
    double y() {
        return y;
    }

    void down(double points) {
        y -= points;
    }

    double room() {
        return y - BOTTOM;
    }

    static double fullPage() {
        return PDRectangle.A4.getHeight() - TOP - BOTTOM;
    }

    /** Begins a new page where fewer points are left; true if it did. */
    boolean ensure(double points) {
        if (room() >= points) {
            return false;
        }
        try {
            stream.close();
            stream = newPage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    void text(String text, double x, double baseline, double size) {
        text(text, x, baseline, size, INK, false, 0);
    }

    void text(String text, double x, double baseline, double size, Color colour, boolean bold, double spacing) {
        text(stream, text, x, baseline, size, colour, bold, spacing);
    }

    void rule(double x1, double x2, double at, double thickness, Color colour) {
        line(x1, at, x2, at, thickness, colour);
    }

    void line(double x1, double y1, double x2, double y2, double thickness, Color colour) {
        try {
            stream.setStrokingColor(colour);
            stream.setLineWidth((float) thickness);
            stream.moveTo((float) x1, (float) y1);
            stream.lineTo((float) x2, (float) y2);
            stream.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void fill(double x, double bottom, double width, double height, Color colour) {
        try {
            stream.setNonStrokingColor(colour);
            stream.addRect((float) x, (float) bottom, (float) width, (float) height);
            stream.fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the writing and sets footer and page number at the foot of every page. */
    void finish(String footer) throws IOException {
        stream.close();
        Color grey = new Color(0x59, 0x59, 0x59);
        for (int i = 0; i < pages.size(); i++) {
            try (PDPageContentStream foot =
                    new PDPageContentStream(document, pages.get(i), AppendMode.APPEND, true, true)) {
                String number = "— " + (i + 1) + " / " + pages.size() + " —";
                double x = LEFT + (WIDTH - font.width(number, 10.5)) / 2;
                text(foot, number, x, 48, 10.5, INK, false, 0);
                if (!footer.isBlank()) {
                    double size = Math.min(9, 9 * WIDTH / Math.max(font.width(footer, 9), 1));
                    text(foot, footer, LEFT + (WIDTH - font.width(footer, size)) / 2, 33, size, grey, false, 0);
                }
            }
        }
    }

    private void text(
            PDPageContentStream on,
            String text,
            double x,
            double baseline,
            double size,
            Color colour,
            boolean bold,
            double spacing) {
        if (text.isEmpty()) {
            return;
        }
        try {
            on.beginText();
            on.setFont(font.font(), (float) size);
            on.setNonStrokingColor(colour);
            on.setStrokingColor(colour);
            // The font has one weight; a thin outline makes the bold one.
            on.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            on.setLineWidth((float) (size / 36));
            on.setCharacterSpacing((float) spacing);
            on.newLineAtOffset((float) x, (float) baseline);
            on.showText(text);
            on.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        y = PDRectangle.A4.getHeight() - TOP;
        return new PDPageContentStream(document, page, AppendMode.APPEND, true, true);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
