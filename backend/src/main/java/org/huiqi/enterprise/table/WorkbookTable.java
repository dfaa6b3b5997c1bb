package org.huiqi.enterprise.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.huiqi.enterprise.table.WorkbookInspection.Merged;
import org.jspecify.annotations.Nullable;

/** The first sheet of an .xlsx workbook, streamed. */
final class WorkbookTable implements Table {

    /** Spreadsheets compute with fifteen digits; what stands behind them is noise of the binary number. */
    private static final MathContext SPREADSHEET = new MathContext(15);

    private static final BigDecimal LAST_SERIAL_DAY = new BigDecimal(2_958_465);

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final WorkbookInspection.Findings findings;

    private WorkbookTable(ReadableWorkbook workbook, Stream<Row> stream, WorkbookInspection.Findings findings) {
        this.workbook = workbook;
        this.stream = stream;
        this.findings = findings;
    }

    static WorkbookTable open(byte[] content) {
        WorkbookInspection.Findings findings = WorkbookInspection.inspect(content);
        try {
            ReadableWorkbook workbook =
                    new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true));
            return new WorkbookTable(workbook, workbook.getFirstSheet().openStream(), findings);
        } catch (IOException | RuntimeException e) {
            // The library throws whatever its parsers throw where the parts of the workbook do not fit together.
            throw broken();
        }
    }

    private static UnreadableTable broken() {
        return new UnreadableTable("file-not-readable", "文件已损坏，不是有效的 .xlsx，请用 Excel 或 WPS 重新保存后上传");
    }

    @Override
    public int size() {
        return findings.rows();
    }

    @Override
    public Iterator<TableRow> rows() {
        Iterator<Row> rows = stream.iterator();
        return new Iterator<>() {

            private @Nullable TableRow next;
            private int line;

            @Override
            public boolean hasNext() {
                try {
                    while (next == null && rows.hasNext()) {
                        Row row = rows.next();
                        line = Math.max(line + 1, row.getRowNum());
                        next = row(row, line);
                    }
                } catch (ExcelReaderException
                        | IllegalStateException
                        | IndexOutOfBoundsException
                        | NullPointerException
                        | NumberFormatException e) {
                    throw new UnreadableTable(
                            "file-not-readable", "第" + (line + 1) + "行起无法读取，文件可能已损坏。请用 Excel 或 WPS 重新保存后上传，已导入的行不受影响");
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

    private @Nullable TableRow row(Row row, int line) {
        List<CellValue> cells = new ArrayList<>(row.getCellCount());
        boolean something = false;
        for (int column = 0; column < row.getCellCount(); column++) {
            CellValue cell = value(row.getCell(column));
            something |= cell != CellValue.BLANK;
            cells.add(cell);
        }
        if (!something) {
            return null;
        }
        List<String> flaws = new ArrayList<>();
        for (Merged merged : findings.merged()) {
            if (merged.firstRow() > line) {
                break;
            }
            if (merged.touches(line)) {
                flaws.add("单元格 " + merged.name() + " 是合并的，请取消合并后逐格填写");
            }
        }
        return new TableRow(line, cells, flaws);
    }

    private static CellValue value(@Nullable Cell cell) {
        if (cell == null) {
            return CellValue.BLANK;
        }
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            return new CellValue.Flaw("是公式，请复制后“选择性粘贴—数值”");
        }
        return switch (cell.getType()) {
            case EMPTY, FORMULA -> CellValue.BLANK;
            case STRING -> CsvTable.cell(cell.getText());
            case BOOLEAN -> cell.getValue() instanceof Boolean flag ? new CellValue.Flag(flag) : CellValue.BLANK;
            case ERROR -> new CellValue.Flaw("是错误值" + shortened(cell.getText()) + "，请更正");
            case NUMBER -> cell.getValue() instanceof BigDecimal number ? number(cell, number) : CellValue.BLANK;
        };
    }

    private static CellValue number(Cell cell, BigDecimal number) {
        if (!isDate(cell)) {
            return new CellValue.Number(number.round(SPREADSHEET));
        }
        if (number.signum() <= 0 || number.compareTo(LAST_SERIAL_DAY) > 0) {
            return new CellValue.Flaw("不是有效的日期，请填写如 2022-06-30 的日期");
        }
        return new CellValue.Day(cell.asDate().toLocalDate());
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null
                && ((id >= 14 && id <= 17)
                        || id == 22
                        || (id >= 27 && id <= 31)
                        || id == 36
                        || (id >= 50 && id <= 58))) {
            return true;
        }
        String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String shown = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return shown.contains("y") || shown.contains("d") || format.contains("年");
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }

    @Override
    public void close() {
        stream.close();
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
