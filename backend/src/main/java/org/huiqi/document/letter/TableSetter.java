package org.huiqi.document.letter;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.huiqi.document.Letter;

/** Sets a table: columns as wide as their contents ask, money to the right, the header again on each new page. */
final class TableSetter {

    private static final Pattern MONEY = Pattern.compile("[¥￥]?\\s?-?[\\d,]+(\\.\\d+)?\\s?(元|万元|%|％|‰)?");
    private static final double SIZE = 11.5;
    private static final double LEADING = 18;
    private static final double PADDING = 6;
    private static final double NARROWEST = 4 * SIZE + 2 * PADDING;
    private static final Color BORDER = new Color(0x80, 0x80, 0x80);
    private static final Color HEADER = new Color(0xF0, 0xF2, 0xF5);

    private final Sheet sheet;
    private final LineBreaker breaker;

    TableSetter(Sheet sheet) {
        this.sheet = sheet;
        this.breaker = new LineBreaker(text -> sheet.font().width(text, SIZE));
    }

    void set(Letter.Table table) {
        double[] widths = columnWidths(table);
        List<List<String>> header = cells(table.headers(), widths);
        sheet.down(4);
        sheet.ensure(height(header) + 2 * LEADING);
        row(header, widths, true);
        for (List<String> texts : table.rows()) {
            List<List<String>> row = cells(texts, widths);
            while (!row.isEmpty()) {
                double needed = height(row);
                boolean fitsAPage = needed + height(header) <= Sheet.fullPage();
                if (sheet.ensure(fitsAPage ? needed : LEADING + 2 * PADDING)) {
                    row(header, widths, true);
                }
                int most = Math.max(1, (int) ((sheet.room() - 2 * PADDING) / LEADING));
                row(slice(row, 0, most), widths, false);
                row = lineCount(row) > most ? slice(row, most, Integer.MAX_VALUE) : List.of();
            }
        }
        sheet.down(10);
    }

    private double[] columnWidths(Letter.Table table) {
        int columns = table.headers().size();
        double[] wanted = new double[columns];
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            wanted[column] = NARROWEST;
            for (List<String> row : rowsWithHeader(table)) {
                String text = sheet.font().printable(row.get(column));
                wanted[column] = Math.max(
                        wanted[column], Math.min(sheet.font().width(text, SIZE), Sheet.WIDTH) + 2 * PADDING + 1);
            }
            sum += wanted[column];
        }
        return sum <= Sheet.WIDTH ? stretched(wanted, sum) : squeezed(wanted);
    }

    private static double[] stretched(double[] wanted, double sum) {
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] += (Sheet.WIDTH - sum) / wanted.length;
        }
        return wanted;
    }

    /** Columns that ask for less than an even share get what they ask; the others share what is left evenly. */
    private static double[] squeezed(double[] wanted) {
        double left = Sheet.WIDTH;
        boolean[] settled = new boolean[wanted.length];
        int open = wanted.length;
        for (boolean changed = true; changed && open > 0; ) {
            changed = false;
            double share = left / open;
            for (int i = 0; i < wanted.length; i++) {
                if (!settled[i] && wanted[i] <= share) {
                    settled[i] = true;
                    left -= wanted[i];
                    open--;
                    changed = true;
                    break;
                }
            }
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!settled[i]) {
                wanted[i] = left / open;
            }
        }
        return wanted;
    }

    private static List<List<String>> rowsWithHeader(Letter.Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.headers());
        rows.addAll(table.rows());
        return rows;
    }

    private List<List<String>> cells(List<String> texts, double[] widths) {
        List<List<String>> cells = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            List<String> lines = new ArrayList<>();
            for (String paragraph : texts.get(column).split("\\R", -1)) {
                lines.addAll(breaker.lines(
                        sheet.font().printable(paragraph), Math.max(widths[column] - 2 * PADDING, SIZE), 0));
            }
            cells.add(lines);
        }
        return cells;
    }

    private static List<List<String>> slice(List<List<String>> cells, int from, int to) {
        return cells.stream()
                .map(lines -> lines.subList(Math.min(from, lines.size()), Math.min(to, lines.size())))
                .toList();
    }

    private static int lineCount(List<List<String>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(0);
    }

    private static double height(List<List<String>> cells) {
        return Math.max(1, lineCount(cells)) * LEADING + 2 * PADDING;
    }

    private void row(List<List<String>> cells, double[] widths, boolean header) {
        double height = height(cells);
        double top = sheet.y();
        if (header) {
            sheet.fill(Sheet.LEFT, top - height, Sheet.WIDTH, height, HEADER);
        }
        double x = Sheet.LEFT;
        sheet.rule(x, x + Sheet.WIDTH, top, 0.6, BORDER);
        for (int column = 0; column < widths.length; column++) {
            sheet.line(x, top, x, top - height, 0.6, BORDER);
            List<String> lines = cells.get(column);
            boolean money = MONEY.matcher(String.join("", lines)).matches();
            double baseline = top - PADDING - SIZE - 1;
            for (String line : lines) {
                double free = widths[column] - 2 * PADDING - sheet.font().width(line, SIZE);
                double offset = header ? free / 2 : money ? free : 0;
                sheet.text(line, x + PADDING + Math.max(offset, 0), baseline, SIZE);
                baseline -= LEADING;
            }
            x += widths[column];
        }
        sheet.line(x, top, x, top - height, 0.6, BORDER);
        sheet.rule(Sheet.LEFT, x, top - height, 0.6, BORDER);
        sheet.down(height);
    }
}
