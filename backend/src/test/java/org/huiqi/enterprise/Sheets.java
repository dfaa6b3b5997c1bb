package org.huiqi.enterprise;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huiqi.shared.UnifiedSocialCreditCode;

/** Makes workbooks as people fill them in. */
final class Sheets {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static int number = 100_000;

    private Sheets() {}

    /** A workbook with one sheet: a row of headings and rows of texts, numbers, booleans, dates; null is an empty cell. */
    static byte[] workbook(Object[]... rows) {
        return workbook(sheet -> fill(sheet, rows));
    }

    static void fill(Worksheet sheet, Object[]... rows) {
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                Object value = rows[row][column];
                if (value instanceof String text) {
                    sheet.value(row, column, text);
                } else if (value instanceof Boolean flag) {
                    sheet.value(row, column, flag);
                } else if (value instanceof LocalDate day) {
                    sheet.value(row, column, day);
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                } else if (value instanceof BigDecimal decimal) {
                    sheet.value(row, column, decimal);
                } else if (value instanceof Number any) {
                    sheet.value(row, column, any);
                }
            }
        }
    }

    static byte[] workbook(Consumer<Worksheet> fill) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Test", "1.0")) {
            fill.accept(workbook.newWorksheet("登记信息"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A well-formed code that nobody has. */
    static synchronized String code() {
        return code(number++);
    }

    static String code(int number) {
        String body = "91410800MAX" + String.format("%06d", number);
        for (char check : ALPHABET.toCharArray()) {
            if (UnifiedSocialCreditCode.flawOf(body + check).isEmpty()) {
                return body + check;
            }
        }
        throw new IllegalStateException(body);
    }
}
