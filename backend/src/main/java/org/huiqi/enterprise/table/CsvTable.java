package org.huiqi.enterprise.table;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Comma-separated values as Excel and WPS write them: UTF-8 with or without a mark at the beginning, or GBK. */
final class CsvTable implements Table {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char MARK = '\uFEFF';

    private final CSVParser parser;
    private final int size;

    private CsvTable(CSVParser parser, int size) {
        this.parser = parser;
        this.size = size;
    }

    static CsvTable open(byte[] content) {
        CharBuffer text = decode(content);
        int from = text.length() > 0 && text.charAt(0) == MARK ? 1 : 0;
        char[] characters = text.array();
        int length = text.length() - from;
        try {
            CSVParser parser = CSVParser.builder()
                    .setReader(new CharArrayReader(characters, text.arrayOffset() + from, length))
                    .setFormat(CSVFormat.DEFAULT
                            .builder()
                            .setIgnoreEmptyLines(false)
                            .get())
                    .get();
            return new CsvTable(parser, lines(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CharBuffer decode(byte[] content) {
        for (byte each : content) {
            if (each == 0) {
                throw new UnreadableTable("file-not-readable", "文件不是文本格式的 CSV，请用 Excel 或 WPS 另存为“CSV（逗号分隔）”后重新上传");
            }
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            try {
                return charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(content));
            } catch (CharacterCodingException e) {
                // Not in this one; the next is tried.
            }
        }
        throw new UnreadableTable("file-not-readable", "文件的文字编码无法识别，请用 Excel 或 WPS 另存为“CSV UTF-8（逗号分隔）”后重新上传");
    }

    private static int lines(CharBuffer text) {
        int lines = 0;
        boolean something = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '\n' || each == '\r') {
                lines += something ? 1 : 0;
                something = false;
            } else if (each != ',' && !Character.isWhitespace(each)) {
                something = true;
            }
        }
        return lines + (something ? 1 : 0);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<TableRow> rows() {
        Iterator<CSVRecord> records = parser.iterator();
        return new Iterator<>() {

            private @Nullable TableRow next;

            @Override
            public boolean hasNext() {
                while (next == null && advance(records)) {
                    next = row(records.next());
                }
                return next != null;
            }

            @Override
            public TableRow next() {
                if (!hasNext() || next == null) {
                    throw new NoSuchElementException();
                }
                TableRow row = next;
                next = null;
                return row;
            }
        };
    }

    private boolean advance(Iterator<CSVRecord> records) {
        long before = parser.getRecordNumber();
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new UnreadableTable(
                    "quotes-unbalanced", "第" + (before + 1) + "行起无法读取：双引号没有成对，或者引号后面多了内容。请更正后重新上传，已导入的行不受影响");
        }
    }

    private static @Nullable TableRow row(CSVRecord values) {
        if (values.size() > TableFile.MOST_COLUMNS) {
            throw new UnreadableTable(
                    "too-many-columns", "第" + values.getRecordNumber() + "行超过" + TableFile.MOST_COLUMNS + "列，请删去多余的列");
        }
        List<CellValue> cells = new ArrayList<>(values.size());
        boolean something = false;
        for (String value : values) {
            CellValue cell = cell(value);
            something |= cell != CellValue.BLANK;
            cells.add(cell);
        }
        return something ? new TableRow((int) values.getRecordNumber(), cells, List.of()) : null;
    }

    static CellValue cell(String value) {
        String text = value.strip();
        if (text.isEmpty()) {
            return CellValue.BLANK;
        }
        return text.length() > TableFile.LONGEST_TEXT
                ? new CellValue.Flaw("内容超过" + TableFile.LONGEST_TEXT + "个字，请缩短")
                : new CellValue.Text(text);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
