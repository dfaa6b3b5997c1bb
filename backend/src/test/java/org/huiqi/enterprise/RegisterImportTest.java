package org.huiqi.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HuiqiTest
class RegisterImportTest {

    private static final String IMPORTS = "/api/business-entities/imports";
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final Object[] HEADINGS = {
        "统一社会信用代码〔uscc〕", "名称〔name〕", "主体类型〔kind〕", "所属地区〔jurisdiction〕", "所在县（市、区）〔district〕", "截至日期〔asOf〕"
    };

    @LocalServerPort
    int port;

    @Autowired
    BusinessEntities entities;

    @Autowired
    JdbcClient jdbc;

    private Visitor administrator;

    @BeforeEach
    void logIn() {
        administrator = Visitor.loggedIn(port, "secadmin");
    }

    @Test
    void shouldEnterNewBusinessesAndRecordTheirFacts() {
        String code = Sheets.code();

        JsonNode report = imported(
                "登记.xlsx",
                Sheets.workbook(
                        with(HEADINGS, "〔financingAmount〕", "中原股权交易中心挂牌层次"),
                        row(code, "焦作导入一号（测试）", "企业", "焦作市", "山阳区", AS_OF, 1_200_000.5, "交易板")));

        assertThat(report.path("accepted").asInt()).isEqualTo(1);
        BusinessEntity entity = found(code);
        assertThat(entity.jurisdiction()).isEqualTo(Jurisdiction.JIAOZUO);
        assertThat(entity.kind()).isEqualTo(EntityKind.ENTERPRISE);
        Map<String, RegisterFact> facts = facts(entity);
        assertThat((BigDecimal) facts.get("financingAmount").value()).isEqualByComparingTo("1200000.5");
        assertThat(facts.get("financingAmount").source()).isEqualTo("金融部门登记");
        assertThat(facts.get("financingAmount").asOf()).isEqualTo(AS_OF);
        assertThat(facts.get("centralPlainsBoardTier").value()).isEqualTo("trading-board");
        assertThat(facts.get("district").value()).isEqualTo("山阳区");
    }

    @Test
    void shouldChangeNothingWhenTheSameFileComesAgain() {
        String code = Sheets.code();
        byte[] file = Sheets.workbook(
                with(HEADINGS, "financingAmount"), row(code, "焦作再次导入（测试）", "企业", "焦作市", "山阳区", AS_OF, 500));

        imported("一次.xlsx", file);
        long facts = factRows(code);
        JsonNode again = imported("两次.xlsx", file);
        JsonNode inWords = imported(
                "三次.csv",
                ("统一社会信用代码,所在县（市、区）,中原股权交易中心挂牌后实现的融资额（元）\n" + code + ",山阳区,500.00\n").getBytes(StandardCharsets.UTF_8));

        assertThat(again.path("unchanged").asInt()).isEqualTo(1);
        assertThat(again.path("accepted").asInt()).isZero();
        assertThat(inWords.path("unchanged").asInt()).as(inWords.toString()).isEqualTo(1);
        assertThat(factRows(code)).isEqualTo(facts);
    }

    @Test
    void shouldLoseNoGoodLineToABadOne() {
        String good = Sheets.code();
        String second = Sheets.code();
        String negative = Sheets.code();
        Object[] place = {"企业", "焦作市", "山阳区", AS_OF};

        JsonNode report = imported(
                "好坏都有.xlsx",
                Sheets.workbook(
                        with(HEADINGS, "financingAmount", "internRetentionRate", "contributionDate", "isListed"),
                        line(good, "好的一号（测试）", place, 1, "80%", "2022-06-30", "是"),
                        line(negative, "负数（测试）", place, -1, 1.01, "2023-02-30", "也许"),
                        line(Sheets.code(), "文字（测试）", place, "一百万", "八成", "昨天", "是"),
                        line(good, "好的一号（测试）", place, 2, 0.5, "2022-06-30", "是"),
                        line(good.substring(0, 17) + (good.endsWith("0") ? "1" : "0"), "校验（测试）", place),
                        line(Sheets.code(), "外地（测试）", new Object[] {"企业", "焦作市", "新华区", AS_OF}),
                        line(Sheets.code(), "将来（测试）", new Object[] {"企业", "焦作市", "山阳区", LocalDate.of(2999, 1, 1)}),
                        line(Sheets.code(), null, new Object[] {null, null, null, null}, 5),
                        line(null, "没有代码（测试）", place),
                        line(second, "好的二号（测试）", place, new BigDecimal("0.1"), 0.1, LocalDate.of(2022, 6, 30), true)));

        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(2);
        assertThat(report.path("rejected").asInt()).isEqualTo(8);
        assertThat(report.path("lines").get(0).path("outcome").asText()).isEqualTo("rejected");
        assertThat(problems(report, 3))
                .anyMatch(text -> text.contains("不能为负数"))
                .anyMatch(text -> text.contains("0到1之间"))
                .anyMatch(text -> text.contains("真实存在的日期"))
                .anyMatch(text -> text.contains("应填“是”或“否”"))
                .hasSize(4);
        assertThat(problems(report, 4))
                .anyMatch(text -> text.contains("应为数字，以元为单位") && text.contains("一百万"))
                .hasSize(3);
        assertThat(problems(report, 5)).singleElement().asString().contains("与第2行的统一社会信用代码重复");
        assertThat(problems(report, 6)).singleElement().asString().contains("第18位校验不通过");
        assertThat(problems(report, 7)).singleElement().asString().contains("“新华区”不是焦作市的县（市、区）");
        assertThat(problems(report, 8)).singleElement().asString().contains("在今天之后");
        assertThat(problems(report, 9)).hasSize(4).allMatch(text -> text.contains("还没有登记"));
        assertThat(problems(report, 10)).singleElement().asString().contains("请填写统一社会信用代码");
        assertThat((BigDecimal) facts(found(good)).get("financingAmount").value())
                .isEqualByComparingTo("1");
        assertThat((BigDecimal) facts(found(good)).get("internRetentionRate").value())
                .isEqualByComparingTo("0.8");
        assertThat(facts(found(second)).get("contributionDate").value()).isEqualTo("2022-06-30");
        assertThat(facts(found(second)).get("isListed").value()).isEqualTo(true);
        assertThat(entities.findByCode(new UnifiedSocialCreditCode(negative))).isEmpty();
    }

    @Test
    void shouldNotTakeOneBusinessForAnother() {
        String code = Sheets.code();
        imported("登记.xlsx", Sheets.workbook(HEADINGS, row(code, "旧名公司（测试）", "企业", "焦作市", "山阳区", AS_OF)));

        JsonNode other =
                imported("错名.csv", ("uscc,name,kind\n" + code + ",别家公司（测试）,个体工商户\n").getBytes(StandardCharsets.UTF_8));
        JsonNode renamed = imported(
                "更名.csv", ("uscc,name,曾用名\n" + code + ",新名公司（测试）,旧名公司（测试）\n").getBytes(StandardCharsets.UTF_8));

        assertThat(problems(other, 2)).hasSize(2).anyMatch(text -> text.contains("登记的名称是“旧名公司（测试）”"));
        assertThat(renamed.path("updated").asInt()).isEqualTo(1);
        assertThat(found(code).name()).isEqualTo("新名公司（测试）");
    }

    @Test
    void shouldReadCommaSeparatedValuesInEveryUsualEncoding() {
        for (byte[] mark : List.of(new byte[0], new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
            String code = Sheets.code();
            byte[] text = csv(code).getBytes(StandardCharsets.UTF_8);
            byte[] all = new byte[mark.length + text.length];
            System.arraycopy(mark, 0, all, 0, mark.length);
            System.arraycopy(text, 0, all, mark.length, text.length);
            imported("编码.csv", all);
            assertThat(found(code).district()).isEqualTo("山阳区");
        }
        String code = Sheets.code();
        imported("编码.csv", csv(code).getBytes(Charset.forName("GBK")));
        assertThat(found(code).name()).isEqualTo("编码,带\"引号\"（测试）");
    }

    @Test
    void shouldKeepWhatStandsBeforeAnUnbalancedQuote() {
        String code = Sheets.code();

        JsonNode report = imported("引号.csv", (csv(code) + "\"没有结束,企业\n").getBytes(StandardCharsets.UTF_8));

        assertThat(report.path("registered").asInt()).isEqualTo(1);
        assertThat(report.path("rejected").asInt()).isEqualTo(1);
        assertThat(problems(report, 3)).singleElement().asString().contains("双引号没有成对");
        assertThat(found(code).name()).contains("引号");
    }

    @Test
    void shouldNameEveryHeadingThatIsWrongAndImportNothing() {
        String code = Sheets.code();

        Answer answer = administrator.upload(
                IMPORTS,
                "表头.xlsx",
                Sheets.workbook(
                        row("uscc", "名称", "名称", "不认识的列", "addedEnergyCost", 5),
                        row(code, "表头（测试）", "表头（测试）", 1, 2, 3)));
        Answer title =
                administrator.upload(IMPORTS, "标题.xlsx", Sheets.workbook(row("2025年企业登记信息"), HEADINGS, row(code)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("import-headers");
        assertThat(texts(answer.json().path("errors"), "message"))
                .hasSize(4)
                .anyMatch(text -> text.contains("C列与B列都是“名称”"))
                .anyMatch(text -> text.contains("D列的表头“不认识的列”不认识"))
                .anyMatch(text -> text.contains("F列的表头应为文字"));
        assertThat(texts(title.json().path("errors"), "message")).anyMatch(text -> text.contains("删去表头上方的标题行"));
        assertThat(entities.findByCode(new UnifiedSocialCreditCode(code))).isEmpty();
    }

    @Test
    void shouldRefuseFormulasAndMergedCellsLineByLine() {
        String formula = Sheets.code();
        String merged = Sheets.code();
        String good = Sheets.code();

        JsonNode report = imported("公式.xlsx", Sheets.workbook(sheet -> {
            Object[] place = {"企业", "焦作市", "山阳区", AS_OF};
            Sheets.fill(
                    sheet,
                    with(HEADINGS, "financingAmount"),
                    line(formula, "公式（测试）", place),
                    line(merged, "合并（测试）", place, 3),
                    line(Sheets.code(), "合并二（测试）", place),
                    line(good, "正常（测试）", place, 4));
            sheet.formula(1, 6, "SUM(1,2)");
            sheet.range(2, 6, 3, 6).merge();
        }));

        assertThat(problems(report, 2)).singleElement().asString().contains("是公式");
        assertThat(problems(report, 3)).singleElement().asString().contains("G3:G4 是合并的");
        assertThat(problems(report, 4)).singleElement().asString().contains("合并");
        assertThat(report.path("registered").asInt()).isEqualTo(1);
        assertThat(found(good).name()).isEqualTo("正常（测试）");
    }

    @Test
    void shouldPassOverAMillionEmptyRows() {
        String code = Sheets.code();

        JsonNode report = imported("空行.xlsx", Sheets.workbook(sheet -> {
            Sheets.fill(sheet, HEADINGS);
            for (int row = 1; row < 1_000_000; row++) {
                sheet.style(row, 0).bold().set();
            }
            Object[] last = row(code, "最后一行（测试）", "企业", "焦作市", "山阳区");
            for (int column = 0; column < last.length; column++) {
                sheet.value(1_000_000, column, (String) last[column]);
            }
        }));

        assertThat(report.path("total").asInt()).isEqualTo(1);
        assertThat(report.path("lines").get(0).path("line").asInt()).isEqualTo(1_000_001);
        assertThat(found(code).name()).isEqualTo("最后一行（测试）");
    }

    @Test
    void shouldRefuseFilesThatAreNoTable() throws IOException {
        Map<String, byte[]> files = Map.of(
                "空.xlsx", new byte[0],
                "坏.xlsx", "PK\u0003\u0004 broken".getBytes(StandardCharsets.UTF_8),
                "旧.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0},
                "图.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'},
                "乱.csv", new byte[] {'a', 0, 'b'},
                "包.xlsx", zip("readme.txt", "hello"),
                "截.xlsx", java.util.Arrays.copyOf(Sheets.workbook(HEADINGS, row(Sheets.code())), 900),
                "只有表头.xlsx", Sheets.workbook(new Object[][] {HEADINGS}),
                "外部实体.xlsx",
                        withSheet("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><worksheet>&b;</worksheet>"),
                "列外.xlsx",
                        withSheet(
                                "<worksheet><sheetData><row r='1'><c r='ZZZ1'><v>1</v></c></row></sheetData></worksheet>"));

        files.forEach((name, content) -> {
            Answer answer = administrator.upload(IMPORTS, name, content);
            assertThat(answer.status()).as(name + " " + answer.text()).isEqualTo(422);
            assertThat(answer.json().path("detail").asText()).as(name).matches(".*[\u4e00-\u9fff].*");
        });
    }

    @Test
    void shouldNotUnpackABomb() throws IOException {
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        texts.write("<sst>".getBytes(StandardCharsets.UTF_8));
        byte[] block = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 130; i++) {
            texts.write(block);
        }
        texts.write("</sst>".getBytes(StandardCharsets.UTF_8));
        byte[] bomb = withPart("xl/sharedStrings.xml", texts.toByteArray());

        Answer answer = administrator.upload(IMPORTS, "炸弹.xlsx", bomb);

        assertThat(bomb).hasSizeLessThan(1 << 20);
        assertThat(answer.code()).isEqualTo("file-too-large");
        assertThat(administrator
                        .upload(IMPORTS, "大.csv", new byte[20 * 1024 * 1024 + 1])
                        .status())
                .isEqualTo(413);
    }

    @Test
    void shouldGiveATemplateThatCanBeImported() throws IOException {
        byte[] template =
                administrator.get("/api/business-entities/import-template").bytes();
        List<String> headings;
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(template))) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName())).containsExactly("登记信息", "填写说明");
            Row first = workbook.getFirstSheet().openStream().findFirst().orElseThrow();
            headings = first.stream().map(cell -> cell.getText()).toList();
        }
        assertThat(headings).contains("统一社会信用代码〔uscc〕", "中原股权交易中心挂牌后实现的融资额（元）〔financingAmount〕");
        assertThat(headings).hasSizeGreaterThan(200).doesNotHaveDuplicates();
        List<Object> line = new ArrayList<>(java.util.Collections.nCopies(headings.size(), null));
        String code = Sheets.code();
        line.set(0, code);
        line.set(1, "模板（测试）");
        line.set(2, "企业");
        line.set(3, "焦作市");
        line.set(4, "山阳区");

        JsonNode report = imported("模板.xlsx", Sheets.workbook(headings.toArray(), line.toArray()));

        assertThat(report.path("registered").asInt()).isEqualTo(1);
        assertThat(administrator
                        .get("/api/business-entities/import-template?department=nobody")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void shouldGiveAReportOfEachLine() throws IOException {
        JsonNode done = imported(
                "报告.xlsx",
                Sheets.workbook(
                        HEADINGS,
                        row(Sheets.code(), "报告（测试）", "企业", "焦作市", "山阳区", AS_OF),
                        row("1234", "报告二（测试）", "企业", "焦作市", "山阳区", AS_OF)));
        String path = IMPORTS + "/" + done.path("id").asLong();

        byte[] report = administrator.get(path + "/report").bytes();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(report))) {
            List<Row> bad = workbook.getFirstSheet().read();
            assertThat(bad).hasSize(2);
            assertThat(bad.get(1).getCellText(0)).isEqualTo("3");
            assertThat(bad.get(1).getCellText(5)).contains("统一社会信用代码应为18位");
            assertThat(workbook.getSheet(1).orElseThrow().read()).hasSize(3);
        }
        assertThat(administrator.get(path + "/lines?outcome=rejected").json()).hasSize(1);
        assertThat(administrator.get(IMPORTS).json().get(0).path("fileName").asText())
                .isEqualTo("报告.xlsx");
        assertThat(administrator.get(path).json().path("state").asText()).isEqualTo("finished");
        assertThat(administrator.get(IMPORTS + "/999999999").status()).isEqualTo(404);
    }

    @Test
    void shouldLetOnlyTheSecurityAdministratorImport() {
        for (String other : List.of("qiye", "pds-reception", "sysadmin", "auditor")) {
            Answer answer = Visitor.loggedIn(port, other)
                    .upload(IMPORTS, "a.csv", csv(Sheets.code()).getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(other).isEqualTo(403);
        }
        assertThat(Visitor.loggedIn(port, "auditor").get(IMPORTS).status()).isEqualTo(200);
        assertThat(Visitor.loggedIn(port, "pds-reception").get(IMPORTS).status())
                .isEqualTo(403);
        assertThat(new Visitor(port).get(IMPORTS).status()).isEqualTo(401);
    }

    @Test
    void shouldShowTheFactsWithWhatWasKnownBefore() {
        String code = Sheets.code();
        imported(
                "历史.xlsx",
                Sheets.workbook(
                        with(HEADINGS, "financingAmount"),
                        row(code, "历史（测试）", "企业", "焦作市", "山阳区", AS_OF, 100),
                        row(code, "历史（测试）", "企业", "焦作市", "山阳区", LocalDate.of(2024, 12, 31), 50)));
        long id = found(code).id();

        JsonNode facts =
                administrator.get("/api/business-entities/" + id + "/facts").json();

        JsonNode amount = StreamSupport.stream(facts.spliterator(), false)
                .filter(fact -> fact.path("name").asText().equals("financingAmount"))
                .findFirst()
                .orElseThrow();
        assertThat(amount.path("label").asText()).isEqualTo("中原股权交易中心挂牌后实现的融资额（元）");
        assertThat(amount.path("current").path("text").asText()).isEqualTo("100.00 元");
        assertThat(amount.path("current").path("importId").asLong()).isPositive();
        assertThat(amount.path("earlier").get(0).path("asOf").asText()).isEqualTo("2024-12-31");
        assertThat(Visitor.loggedIn(port, "pds-reception")
                        .get("/api/business-entities/" + id + "/facts")
                        .status())
                .isEqualTo(404);
    }

    private static String csv(String code) {
        return "统一社会信用代码,名称,主体类型,所属地区,所在县（市、区）\n" + code + ",\"编码,带\"\"引号\"\"（测试）\",企业,焦作市,山阳区\n";
    }

    private static Object[] line(String code, String name, Object[] place, Object... facts) {
        List<Object> all = new ArrayList<>();
        all.add(code);
        all.add(name);
        all.addAll(java.util.Arrays.asList(place));
        all.addAll(java.util.Arrays.asList(facts));
        return all.toArray();
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] withSheet(String xml) throws IOException {
        return withPart("xl/worksheets/sheet1.xml", xml.getBytes(StandardCharsets.UTF_8));
    }

    /** A workbook one part of which is something else. */
    private static byte[] withPart(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] whole = Sheets.workbook(HEADINGS, row(Sheets.code()));
        try (ZipFile in = ZipFile.builder().setByteArray(whole).get();
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : java.util.Collections.list(in.getEntries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(name)) {
                    out.write(content);
                } else {
                    in.getInputStream(entry).transferTo(out);
                }
            }
        }
        return bytes.toByteArray();
    }

    private List<String> problems(JsonNode report, int line) {
        JsonNode found = StreamSupport.stream(report.path("lines").spliterator(), false)
                .filter(one -> one.path("line").asInt() == line)
                .findFirst()
                .orElseThrow();
        return texts(found.path("problems"), "message");
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asText())
                .toList();
    }

    private long factRows(String code) {
        return jdbc.sql("SELECT count(*) FROM register_fact JOIN business_entity ON id = entity_id WHERE uscc = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    private JsonNode imported(String fileName, byte[] content) {
        Answer answer = administrator.upload(IMPORTS, fileName, content);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode report = answer.json();
        // On a busy machine an import may outlast the patience of its upload.
        String path = IMPORTS + "/" + report.path("id").asLong();
        long until = System.nanoTime() + java.time.Duration.ofMinutes(2).toNanos();
        while (report.path("state").asText().equals("running") && System.nanoTime() < until) {
            report = administrator.get(path).json();
        }
        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("finished");
        return report;
    }

    private BusinessEntity found(String code) {
        return entities.findByCode(new UnifiedSocialCreditCode(code)).orElseThrow();
    }

    private Map<String, RegisterFact> facts(BusinessEntity entity) {
        return entities.factsOf(entity.id(), LocalDate.of(2026, 1, 31)).stream()
                .collect(Collectors.toMap(RegisterFact::name, fact -> fact));
    }

    private static Object[] with(Object[] first, Object... more) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static Object[] row(Object... cells) {
        return cells;
    }
}
