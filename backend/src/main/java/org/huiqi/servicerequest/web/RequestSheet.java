package org.huiqi.servicerequest.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huiqi.shared.Zones;
import org.jspecify.annotations.Nullable;

/** The list of requests as a table for spreadsheets: never their texts, and no cell that a spreadsheet would take for a formula. */
final class RequestSheet {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String HEADING = "DCE6F4";

    private record Column(String heading, int width, Function<RequestSummary, @Nullable String> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("编号", 24, RequestSummary::caseNumber),
            new Column("标题", 40, RequestSummary::title),
            new Column("企业", 30, RequestSummary::enterpriseName),
            new Column("类别", 14, RequestSummary::categoryName),
            new Column("县（市、区）", 16, RequestSummary::district),
            new Column("现由谁办", 16, RequestSummary::holderName),
            new Column("来源", 12, RequestSummary::sourceName),
            new Column("状态", 14, RequestSummary::statusName),
            new Column("主责单位", 26, RequestSummary::responsibleName),
            new Column("当前步骤", 18, RequestSummary::currentStepName),
            new Column("提交时间", 18, row -> minute(row.submittedAt())),
            new Column("当前时限", 18, row -> minute(row.due())),
            new Column("时限情况", 16, RequestSummary::dueText),
            new Column("预警", 14, RequestSummary::warningName),
            new Column("挂牌督办", 10, row -> row.listed() ? "是" : ""),
            new Column("重办次数", 10, row -> row.round() > 1 ? String.valueOf(row.round() - 1) : ""),
            new Column("评价", 12, RequestSummary::ratingName));

    private RequestSheet() {}

    static void writeWorkbook(List<RequestSummary> rows, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "huiqi", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("企业诉求");
            sheet.freezePane(1, 1);
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, COLUMNS.get(column).heading());
                sheet.style(0, column).bold().fillColor(HEADING).set();
                sheet.width(column, COLUMNS.get(column).width());
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < COLUMNS.size(); column++) {
                    String text = COLUMNS.get(column).value().apply(rows.get(row));
                    if (text != null && !text.isEmpty()) {
                        // An inline string is never a formula.
                        sheet.inlineString(row + 1, column, text);
                    }
                }
            }
        }
    }

    static byte[] csv(List<RequestSummary> rows) {
        StringBuilder table = new StringBuilder("\uFEFF");
        line(table, COLUMNS.stream().map(Column::heading).toList());
        for (RequestSummary row : rows) {
            line(
                    table,
                    COLUMNS.stream()
                            .map(column -> {
                                String text = column.value().apply(row);
                                return text == null ? "" : text;
                            })
                            .toList());
        }
        return table.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder table, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i);
            boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
            table.append(i == 0 ? "\"" : ",\"")
                    .append(formula ? "'" : "")
                    .append(text.replace("\"", "\"\""))
                    .append('"');
        }
        table.append("\r\n");
    }

    private static String minute(@Nullable Instant at) {
        return at == null ? "" : MINUTE.format(at.atZone(Zones.SHANGHAI));
    }
}
