package org.huiqi.enterprise.usecase;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiqi.enterprise.RegisterVocabulary;
import org.huiqi.enterprise.RegisterVocabulary.Term;
import org.huiqi.enterprise.table.CellValue;
import org.huiqi.enterprise.table.Table;
import org.huiqi.enterprise.table.TableRow;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;

/** What each column of an imported table means, told by the first row. */
final class ImportColumns {

    /** The columns that say which business a line is about. */
    enum Identity {
        USCC("uscc", "统一社会信用代码", "必填，18位，与营业执照一致。"),
        NAME("name", "名称", "新登记的必填；已登记的可不填，填了就会核对。"),
        KIND("kind", "主体类型", "新登记的必填：企业或个体工商户。"),
        JURISDICTION("jurisdiction", "所属地区", "新登记的必填：平顶山市、平顶山市城乡一体化示范区、焦作市等。"),
        DISTRICT("district", "所在县（市、区）", "新登记的必填；已登记的填了就会更新，例如新华区。"),
        FORMER_NAME("formerName", "曾用名", "企业更名时填原来登记的名称，系统据此更新名称。"),
        AS_OF("asOf", "截至日期", "本行数据截至哪一天，例如2025-12-31；不填则用上传时选的日期。");

        private final String id;
        private final String label;
        private final String help;

        Identity(String id, String label, String help) {
            this.id = id;
            this.label = label;
            this.help = help;
        }

        String id() {
            return id;
        }

        String label() {
            return label;
        }

        String help() {
            return help;
        }
    }

    /** A column: its place, its heading as people read it, and either of both meanings. */
    record Column(
            int index,
            String label,
            @Nullable Identity identity,
            @Nullable Term term) {}

    /** A name in brackets at the end of a heading, as the template writes it. */
    private static final Pattern NAMED = Pattern.compile("[〔\\[]\\s*([A-Za-z][A-Za-z0-9]*)\\s*[〕\\]]\\s*$");

    private final List<Column> columns;

    private ImportColumns(List<Column> columns) {
        this.columns = columns;
    }

    static String heading(String label, String name) {
        return label + "〔" + name + "〕";
    }

    List<Column> columns() {
        return columns;
    }

    /** Reads the first row; 422 naming every heading that is wrong. */
    static ImportColumns read(@Nullable TableRow header, RegisterVocabulary vocabulary) {
        List<FieldProblem> problems = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        if (header == null) {
            throw ProblemException.refused("import-headers", "表里没有内容，请下载模板填写后上传");
        }
        header.flaws()
                .forEach(flaw ->
                        problems.add(new FieldProblem("第" + header.line() + "行", "merged-cells", "表头：" + flaw)));
        Headings headings = new Headings(vocabulary);
        Map<String, String> seen = new HashMap<>();
        for (int index = 0; index < header.cells().size(); index++) {
            CellValue cell = header.cell(index);
            if (cell == CellValue.BLANK) {
                continue;
            }
            String place = Table.columnName(index) + "列";
            if (!(cell instanceof CellValue.Text text)) {
                problems.add(new FieldProblem(place, "unknown-heading", place + "的表头应为文字，请用模板的表头"));
                continue;
            }
            Column column = headings.column(index, text.text(), place, problems);
            if (column == null) {
                continue;
            }
            String before = seen.putIfAbsent(id(column), place);
            if (before != null) {
                problems.add(new FieldProblem(
                        place, "heading-twice", place + "与" + before + "都是“" + column.label() + "”，请只保留一列"));
            }
            columns.add(column);
        }
        if (!seen.containsKey(Identity.USCC.id())) {
            problems.add(
                    0,
                    new FieldProblem(
                            "第" + header.line() + "行",
                            "heading-missing",
                            "第" + header.line() + "行没有“统一社会信用代码”这一列。第一行应是模板的表头，请删去表头上方的标题行"));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.refused(
                    "import-headers", "表头有" + problems.size() + "处不对，没有导入任何内容，请更正后重新上传", problems);
        }
        return new ImportColumns(columns);
    }

    private static String id(Column column) {
        Identity identity = column.identity();
        Term term = column.term();
        return identity != null ? identity.id() : term != null ? term.name() : column.label();
    }

    /** Finds the meaning of a heading by its name in brackets, its name alone, or its label. */
    private static final class Headings {

        private final Map<String, Identity> identities = new HashMap<>();
        private final Map<String, Term> terms = new HashMap<>();

        private Headings(RegisterVocabulary vocabulary) {
            for (Term term : vocabulary.terms()) {
                terms.putIfAbsent(key(term.label()), term);
                terms.put(key(term.name()), term);
            }
            for (Identity identity : Identity.values()) {
                identities.put(key(identity.label()), identity);
                identities.put(key(identity.id()), identity);
            }
        }

        private @Nullable Column column(int index, String heading, String place, List<FieldProblem> problems) {
            Matcher named = NAMED.matcher(heading);
            String key = key(named.find() ? String.valueOf(named.group(1)) : heading);
            Identity identity = identities.get(key);
            if (identity != null) {
                return new Column(index, identity.label(), identity, null);
            }
            Term term = terms.get(key);
            String shown = heading.length() <= 60 ? heading : heading.substring(0, 60) + "…";
            if (term == null) {
                problems.add(
                        new FieldProblem(place, "unknown-heading", place + "的表头“" + shown + "”不认识，请用模板的表头，不需要的列请删去"));
                return null;
            }
            if (!term.held()) {
                problems.add(new FieldProblem(
                        place,
                        "not-of-a-register",
                        place + "“" + shown + "”由" + term.department() + "填报，不是登记信息，请删去这一列"));
                return null;
            }
            return new Column(index, term.label(), null, term);
        }

        /** Without blanks, width of characters and case, which nobody sees in a spreadsheet. */
        private static String key(String heading) {
            return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                    .replaceAll("\\s", "")
                    .toLowerCase(Locale.ROOT);
        }
    }
}
