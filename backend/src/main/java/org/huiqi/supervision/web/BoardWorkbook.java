package org.huiqi.supervision.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huiqi.shared.Zones;
import org.huiqi.supervision.usecase.Board;
import org.jspecify.annotations.Nullable;

/** A board as a workbook: numbers stay numbers. */
final class BoardWorkbook {

    private static final String HEADING = "DCE6F4";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private BoardWorkbook() {}

    static byte[] of(Board board) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "huiqi", "1.0")) {
            head(workbook.newWorksheet("总览"), board);
            table(
                    workbook.newWorksheet("在办时长"),
                    List.of("已办时长", "在办", "正常", "预警", "超期"),
                    board.age().stream()
                            .map(line -> row(line.label(), line.open(), line.onTime(), line.warned(), line.overdue()))
                            .toList());
            groups(workbook.newWorksheet("按单位"), "单位", board.byDepartment());
            table(
                    workbook.newWorksheet("等谁办"),
                    List.of("单位", "等办", "正常", "预警", "超期", "本月办结中被耽误"),
                    board.waiting().stream()
                            .map(line -> row(
                                    line.name(),
                                    line.waiting(),
                                    line.onTime(),
                                    line.warned(),
                                    line.overdue(),
                                    line.delayed()))
                            .toList());
            groups(workbook.newWorksheet("按地区"), "县（市、区）", board.byDistrict());
            groups(workbook.newWorksheet("按承办层级"), "承办层级", board.byHolder());
            groups(workbook.newWorksheet("按类别"), "类别", board.byCategory());
            table(
                    workbook.newWorksheet("企业评价"),
                    List.of("评价", "次数"),
                    board.rating().lines().stream()
                            .map(line -> row(line.label(), line.count()))
                            .toList());
            table(
                    workbook.newWorksheet("按月趋势"),
                    List.of("月份", "新收", "办结", "其中超期办结", "重新办理"),
                    board.trend().stream()
                            .map(line ->
                                    row(line.month(), line.submitted(), line.closed(), line.overdue(), line.reopened()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void head(Worksheet sheet, Board board) {
        sheet.value(0, 0, "督办看板 " + board.month());
        sheet.style(0, 0).bold().set();
        sheet.value(1, 0, "统计时间 " + MINUTE.format(board.computedAt().atZone(Zones.SHANGHAI)));
        int line = 3;
        headings(sheet, line++, List.of("指标", "数值", "上月", "较上月"));
        for (Board.Headline figure : board.figures()) {
            cells(sheet, line++, row(figure.label(), figure.value(), figure.before(), figure.change()));
        }
        cells(sheet, line++, row("挂牌督办", board.listed().value()));
        cells(sheet, line++, row("办结用时中位数（工作日）", board.handling().medianWorkingDays()));
        cells(sheet, line++, row("办结用时90分位数（工作日）", board.handling().p90WorkingDays()));
        cells(sheet, line++, row("按期办结率", percent(board.handling().onTimeRate())));
        cells(sheet, line++, row("满意率", percent(board.rating().satisfied())));
        cells(sheet, line, row("重办率", percent(board.reopening().rate())));
        sheet.width(0, 32);
    }

    private static void groups(Worksheet sheet, String what, List<Board.GroupLine> lines) {
        table(
                sheet,
                List.of(
                        what,
                        "在办",
                        "正常",
                        "预警",
                        "超期",
                        "本月新收",
                        "本月办结",
                        "其中超期办结",
                        "本月重新办理",
                        "用时中位数（工作日）",
                        "用时90分位数（工作日）",
                        "按期办结率"),
                lines.stream()
                        .map(line -> row(
                                line.name(),
                                line.open(),
                                line.onTime(),
                                line.warned(),
                                line.overdue(),
                                line.submitted(),
                                line.closed(),
                                line.late(),
                                line.reopened(),
                                line.medianWorkingDays(),
                                line.p90WorkingDays(),
                                percent(line.onTimeRate())))
                        .toList());
    }

    private static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    private static @Nullable String percent(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static void table(Worksheet sheet, List<String> headings, List<@Nullable Object[]> rows) {
        sheet.freezePane(1, 1);
        headings(sheet, 0, headings);
        for (int i = 0; i < rows.size(); i++) {
            cells(sheet, i + 1, rows.get(i));
        }
        sheet.width(0, 32);
    }

    private static void headings(Worksheet sheet, int line, List<String> headings) {
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(line, column, headings.get(column));
            sheet.style(line, column).bold().fillColor(HEADING).set();
        }
    }

    private static void cells(Worksheet sheet, int line, @Nullable Object[] cells) {
        for (int column = 0; column < cells.length; column++) {
            Object cell = cells[column];
            if (cell instanceof Number number) {
                sheet.value(line, column, number);
            } else if (cell != null) {
                sheet.value(line, column, cell.toString());
            }
        }
    }
}
