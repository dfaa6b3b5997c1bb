package org.huiqi.enterprise.usecase;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huiqi.enterprise.ImportedLine;
import org.huiqi.enterprise.LineProblem;
import org.huiqi.enterprise.RegisterImport;
import org.huiqi.enterprise.RegisterVocabulary;
import org.huiqi.enterprise.RegisterVocabulary.Kind;
import org.huiqi.enterprise.RegisterVocabulary.Term;
import org.huiqi.enterprise.usecase.ImportColumns.Identity;
import org.springframework.stereotype.Component;

/** The workbooks that go with imports: the template to fill in and the report of what became of each line. */
@Component
public class ImportSheets {

    private static final String HEADING = "DCE6F4";
    private static final int LINES_AT_ONCE = 5_000;

    private final RegisterVocabulary vocabulary;

    ImportSheets(RegisterVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The departments that hold facts, in the order of the template. */
    public List<String> departments() {
        return vocabulary.terms().stream()
                .filter(ImportSheets::isColumn)
                .map(Term::department)
                .distinct()
                .toList();
    }

    private static boolean isColumn(Term term) {
        return term.held() && !term.name().equals(Identity.DISTRICT.id());
    }

    /** The template with the facts of some departments, of all where none is named. */
    public byte[] template(Set<String> departments) {
        List<Term> terms = vocabulary.terms().stream()
                .filter(ImportSheets::isColumn)
                .filter(term -> departments.isEmpty() || departments.contains(term.department()))
                .toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = workbook(out)) {
            Worksheet lines = workbook.newWorksheet("登记信息");
            lines.freezePane(1, 1);
            int column = 0;
            for (Identity identity : Identity.values()) {
                heading(lines, column, ImportColumns.heading(identity.label(), identity.id()));
                // Excel would turn codes into numbers and lose their last digits.
                lines.style(column)
                        .format(identity == Identity.AS_OF ? "yyyy-mm-dd" : "@")
                        .set();
                column++;
            }
            for (Term term : terms) {
                heading(lines, column, ImportColumns.heading(term.label(), term.name()));
                String format =
                        switch (term.kind()) {
                            case DATE -> "yyyy-mm-dd";
                            case TEXT, NUMBERS -> "@";
                            default -> "";
                        };
                if (!format.isEmpty()) {
                    lines.style(column).format(format).set();
                }
                if (term.kind() == Kind.YES_OR_NO) {
                    lines.range(1, column, 10_000, column).validateWithListByFormula("\"是,否\"");
                }
                column++;
            }
            explain(workbook.newWorksheet("填写说明"), terms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void explain(Worksheet sheet, List<Term> terms) {
        List<String> headings = List.of("列", "英文名", "填什么", "可选的值", "来源部门", "说明");
        for (int i = 0; i < headings.size(); i++) {
            heading(sheet, i, headings.get(i));
        }
        sheet.width(2, 30);
        sheet.width(3, 60);
        sheet.width(5, 60);
        int row = 1;
        for (Identity identity : Identity.values()) {
            text(
                    sheet,
                    row,
                    identity.label(),
                    identity.id(),
                    identity == Identity.AS_OF ? "日期" : "文字",
                    "",
                    "市场监管",
                    identity.help());
            row++;
        }
        for (Term term : terms) {
            text(
                    sheet,
                    row,
                    term.label(),
                    term.name(),
                    expected(term),
                    String.join("、", term.choices().values()),
                    term.department(),
                    term.help() == null ? "" : term.help());
            row++;
        }
        row++;
        for (String rule : List.of(
                "只读取第一个工作表；第一行是表头，请不要改动，用不到的列可以删去。",
                "空白的单元格表示不更新这一项；不要合并单元格，不要用公式。",
                "同一代码同一截至日期只能有一行。有误的行不导入，其余的照常导入；更正后可以重新上传整个文件，已导入的不会重复。")) {
            sheet.value(row++, 0, rule);
        }
    }

    private static String expected(Term term) {
        return switch (term.kind()) {
            case YES_OR_NO -> "是或否";
            case NUMBER ->
                "CNY".equals(term.unit()) ? "数字，单位元，最多两位小数" : "ratio".equals(term.unit()) ? "比例，80%填0.8或80%" : "数字";
            case NUMBERS -> "一组数字，用顿号隔开";
            case CHOICE -> "从可选的值中选一个";
            case TEXT -> "文字";
            case DATE -> "日期，例如2022-06-30";
        };
    }

    /** Writes the report: a first sheet with the bad lines, a second with all. */
    public void report(RegisterImport done, RegisterImports imports, OutputStream out) throws IOException {
        try (Workbook workbook = workbook(out)) {
            lines(workbook.newWorksheet("未导入的行"), done, imports, true);
            lines(workbook.newWorksheet("全部"), done, imports, false);
        }
    }

    private static void lines(Worksheet sheet, RegisterImport done, RegisterImports imports, boolean rejectedOnly)
            throws IOException {
        List<String> headings = List.of("行号", "统一社会信用代码", "名称", "结果", "更新项数", "问题");
        for (int i = 0; i < headings.size(); i++) {
            heading(sheet, i, headings.get(i));
        }
        sheet.width(1, 22);
        sheet.width(2, 40);
        sheet.width(5, 80);
        int row = 1;
        int last = 0;
        List<ImportedLine> some = imports.linesAfter(done.id(), last, LINES_AT_ONCE);
        while (!some.isEmpty()) {
            for (ImportedLine line : some) {
                last = line.line();
                if (rejectedOnly && line.problems().isEmpty()) {
                    continue;
                }
                sheet.value(row, 0, line.line());
                sheet.value(row, 1, line.uscc());
                sheet.value(row, 2, line.name());
                sheet.value(row, 3, line.outcome().chineseName());
                sheet.value(row, 4, line.changes());
                sheet.value(
                        row,
                        5,
                        line.problems().stream().map(LineProblem::message).collect(Collectors.joining("；")));
                row++;
            }
            sheet.flush();
            some = imports.linesAfter(done.id(), last, LINES_AT_ONCE);
        }
        sheet.finish();
    }

    private static Workbook workbook(OutputStream out) {
        return new Workbook(out, "Huiqi", "1.0");
    }

    private static void heading(Worksheet sheet, int column, String text) {
        sheet.value(0, column, text);
        sheet.style(0, column).bold().wrapText(true).fillColor(HEADING).set();
        sheet.width(column, Math.min(40, Math.max(14, text.length() * 1.6)));
    }

    private static void text(Worksheet sheet, int row, String... cells) {
        List<String> values = new ArrayList<>(List.of(cells));
        for (int i = 0; i < values.size(); i++) {
            sheet.value(row, i, values.get(i));
        }
    }
}
