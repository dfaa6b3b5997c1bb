package org.huiqi.document.letter;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.huiqi.document.Letter;
import org.huiqi.document.Letters;
import org.huiqi.shared.Zones;
import org.springframework.stereotype.Component;

/** Letters set after the pattern of official documents: issuing authority in red, number, title, body, signature at the right. */
@Component
public class PdfLetters implements Letters {

    private static final Color RED = new Color(0xC4, 0x1E, 0x1E);
    private static final Color INK = new Color(0x1A, 0x1A, 0x1A);
    private static final Color BAR = new Color(0xB0, 0xB8, 0xC4);
    private static final double BODY = 14;
    private static final double BODY_LEADING = 25;
    private static final double QUOTE = 12.5;
    private static final double QUOTE_LEADING = 21;
    private static final double QUOTE_INDENT = 2 * BODY;

    @Override
    public byte[] render(Letter letter) {
        try (Sheet sheet = new Sheet()) {
            head(sheet, letter);
            for (Letter.Block block : letter.blocks()) {
                if (block instanceof Letter.Paragraph paragraph) {
                    paragraphs(sheet, paragraph.text(), 2 * BODY);
                } else if (block instanceof Letter.Heading heading) {
                    heading(sheet, heading.text());
                } else if (block instanceof Letter.Quote quote) {
                    quote(sheet, quote);
                } else if (block instanceof Letter.Table table) {
                    new TableSetter(sheet).set(table);
                }
            }
            signature(sheet, letter);
            sheet.finish(sheet.font().printable(letter.footer()));
            describe(sheet, letter);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            sheet.document().save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void head(Sheet sheet, Letter letter) {
        if (!letter.issuer().isBlank()) {
            String issuer = sheet.font().printable(letter.issuer());
            double size = Math.min(30, 30 * Sheet.WIDTH / (sheet.font().width(issuer, 30) + 1));
            sheet.down(size);
            centred(sheet, issuer, size, RED, true);
            sheet.down(16);
        }
        if (!letter.number().isBlank()) {
            sheet.down(BODY + 6);
            centred(sheet, sheet.font().printable(letter.number()), BODY, INK, false);
        }
        if (!letter.issuer().isBlank()) {
            sheet.down(12);
            sheet.rule(Sheet.LEFT, Sheet.LEFT + Sheet.WIDTH, sheet.y(), 1.6, RED);
        }
        sheet.down(14);
        for (String line : titleLines(sheet, sheet.font().printable(letter.title()))) {
            sheet.down(30);
            centred(sheet, line, 20, INK, true);
        }
        sheet.down(14);
        if (!letter.addressee().isBlank()) {
            paragraphs(sheet, letter.addressee() + "：", 0);
        }
    }

    /** Lines of about the same length, as many as needed. */
    private static List<String> titleLines(Sheet sheet, String title) {
        LineBreaker breaker = new LineBreaker(text -> sheet.font().width(text, 20));
        int lines = breaker.lines(title, Sheet.WIDTH - 40, 0).size();
        double even = sheet.font().width(title, 20) / lines + 10;
        List<String> balanced = breaker.lines(title, Math.min(even, Sheet.WIDTH - 40), 0);
        return balanced.size() == lines ? balanced : breaker.lines(title, Sheet.WIDTH - 40, 0);
    }

    private static void heading(Sheet sheet, String text) {
        sheet.down(4);
        LineBreaker breaker = new LineBreaker(line -> sheet.font().width(line, BODY));
        List<String> lines = breaker.lines(sheet.font().printable(text), Sheet.WIDTH - 2 * BODY, 0);
        // A heading never stands alone at the foot of a page.
        sheet.ensure((lines.size() + 1) * BODY_LEADING);
        for (String line : lines) {
            sheet.down(BODY_LEADING);
            sheet.text(line, Sheet.LEFT + 2 * BODY, sheet.y() + 6, BODY, INK, true, 0);
        }
    }

    private static void paragraphs(Sheet sheet, String text, double indent) {
        for (String paragraph : text.split("\\R")) {
            lines(sheet, paragraph, Sheet.LEFT, Sheet.WIDTH, indent, BODY, BODY_LEADING);
        }
    }

    private static void quote(Sheet sheet, Letter.Quote quote) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : quote.text().split("\\R")) {
            lines.addAll(quoteLines(sheet, paragraph));
        }
        List<String> source = quote.source().isBlank() ? List.of() : quoteLines(sheet, "——" + quote.source());
        sheet.down(6);
        for (int i = 0; i < lines.size(); i++) {
            // The source is never torn from the end of what it is the source of.
            boolean last = i == lines.size() - 1;
            quoteLine(sheet, lines.get(i), false, last ? 1 + source.size() : 1);
        }
        source.forEach(line -> quoteLine(sheet, line, true, 1));
        sheet.down(8);
    }

    private static List<String> quoteLines(Sheet sheet, String text) {
        LineBreaker breaker = new LineBreaker(line -> sheet.font().width(line, QUOTE));
        return breaker.lines(sheet.font().printable(text.strip()), Sheet.WIDTH - QUOTE_INDENT, 0);
    }

    private static void quoteLine(Sheet sheet, String line, boolean toTheRight, int linesTogether) {
        double left = Sheet.LEFT + QUOTE_INDENT;
        sheet.ensure(linesTogether * QUOTE_LEADING);
        sheet.down(QUOTE_LEADING);
        sheet.line(left - 10, sheet.y() + QUOTE_LEADING, left - 10, sheet.y(), 2, BAR);
        double free = toTheRight ? Sheet.WIDTH - QUOTE_INDENT - sheet.font().width(line, QUOTE) : 0;
        sheet.text(line, left + Math.max(free, 0), sheet.y() + 5, QUOTE);
    }

    /** Sets lines flush on both sides, the last one excepted. */
    private static void lines(
            Sheet sheet, String text, double x, double width, double indent, double size, double leading) {
        LineBreaker breaker = new LineBreaker(line -> sheet.font().width(line, size));
        List<String> lines = breaker.lines(sheet.font().printable(text.strip()), width, indent);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            double start = i == 0 ? indent : 0;
            double free = width - start - sheet.font().width(line, size);
            boolean flush = i < lines.size() - 1 && free > 0 && free < 2 * size;
            int gaps = Math.max(line.codePointCount(0, line.length()) - 1, 1);
            sheet.ensure(leading);
            sheet.down(leading);
            sheet.text(line, x + start, sheet.y() + 6, size, INK, false, flush ? free / gaps : 0);
        }
    }

    private static void signature(Sheet sheet, Letter letter) {
        String name = sheet.font().printable(letter.signature());
        String date = letter.date().getYear() + "年" + letter.date().getMonthValue() + "月"
                + letter.date().getDayOfMonth() + "日";
        double nameWidth = sheet.font().width(name, BODY);
        double dateWidth = sheet.font().width(date, BODY);
        double centre = Math.max(
                Sheet.LEFT + Sheet.WIDTH - 3 * BODY - Math.max(nameWidth, dateWidth) / 2,
                Sheet.LEFT + Math.max(nameWidth, dateWidth) / 2);
        sheet.ensure(4 * BODY_LEADING);
        sheet.down(2 * BODY_LEADING);
        sheet.text(name, centre - nameWidth / 2, sheet.y(), BODY);
        sheet.down(BODY_LEADING);
        sheet.text(date, centre - dateWidth / 2, sheet.y(), BODY);
    }

    private static void centred(Sheet sheet, String text, double size, Color colour, boolean bold) {
        double x = Sheet.LEFT + (Sheet.WIDTH - sheet.font().width(text, size)) / 2;
        sheet.text(text, x, sheet.y(), size, colour, bold, 0);
    }

    /** The same letter gives the same bytes: its times are the letter's date and its id comes from its content. */
    private static void describe(Sheet sheet, Letter letter) {
        Calendar date = GregorianCalendar.from(letter.date().atStartOfDay(Zones.SHANGHAI));
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle(letter.title());
        about.setAuthor(letter.issuer());
        about.setSubject(letter.number());
        about.setCreationDate(date);
        about.setModificationDate(date);
        sheet.document().setDocumentInformation(about);
        sheet.document().getDocumentCatalog().setLanguage("zh-CN");
        sheet.document().setDocumentId((long) letter.hashCode());
    }
}
