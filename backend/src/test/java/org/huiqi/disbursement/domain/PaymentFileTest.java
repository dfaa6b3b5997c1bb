package org.huiqi.disbursement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Money;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentFileTest {

    private static final String BATCH = "ZF-PDS-20261121-0001";

    @Test
    void shouldBeUtf8WithAByteOrderMarkAndChineseColumns() {
        byte[] content =
                PaymentFile.of(BATCH, List.of(line("演示企业", "1500000.00"))).content();

        assertThat(content).startsWith((byte) 0xEF, (byte) 0xBB, (byte) 0xBF);
        assertThat(text(content).split("\r\n"))
                .containsExactly(
                        "批次号,指令号,案件编号,付款单位,收款单位,统一社会信用代码,开户行,账号,金额(元),用途",
                        "ZF-PDS-20261121-0001,ZF-PDS-20261121-0001-001,PDS-SS-20261121-000001,平顶山市财政,演示企业,"
                                + "91350100M000100Y43,中国银行平顶山分行,6222020200112233445,1500000.00,境内主板上市奖励（第一条）");
        assertThat(text(content)).endsWith("\r\n");
    }

    @Test
    void shouldQuoteCommasAndQuotes() {
        assertThat(PaymentFile.cell("演示\"惠企\",有限公司")).isEqualTo("\"演示\"\"惠企\"\",有限公司\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1",
                "@SUM(A1)",
                "＝1+1",
                "＋1",
                "－1",
                "＠x",
                "\t=1",
                "\r\n=1",
                " =1"
            })
    void shouldNeverStartACellLikeAFormula(String name) {
        String cell = PaymentFile.cell(name);

        String bare = cell.startsWith("\"") ? cell.substring(1) : cell;
        assertThat(bare).startsWith("'");
    }

    @Test
    void shouldKeepEveryInstructionOnOneLine() {
        String text = text(PaymentFile.of(BATCH, List.of(line("上\r\n下,ZF", "0.01"), line("乙", "0.02")))
                .content());

        assertThat(text.split("\r\n")).hasSize(3);
        assertThat(text).contains("\"上  下,ZF\"").contains(BATCH + "-002");
    }

    @Test
    void shouldHaveTheSameHashForTheSameLines() {
        PaymentFile file = PaymentFile.of(BATCH, List.of(line("演示企业", "1.00")));

        assertThat(file.sha256())
                .matches("[0-9a-f]{64}")
                .isEqualTo(PaymentFile.of(BATCH, List.of(line("演示企业", "1.00"))).sha256())
                .isNotEqualTo(
                        PaymentFile.of(BATCH, List.of(line("演示企业", "1.01"))).sha256());
    }

    @Test
    void shouldNotPrintAnAccountNumber() {
        assertThat(line("演示企业", "1.00").toString()).doesNotContain("6222020200112233445");
    }

    private static PaymentFile.Line line(String payee, String amount) {
        return new PaymentFile.Line(
                new CaseNumber("PDS-SS-20261121-000001"),
                "平顶山市财政",
                payee,
                new UnifiedSocialCreditCode("91350100M000100Y43"),
                "中国银行平顶山分行",
                "6222020200112233445",
                Money.of(amount),
                "境内主板上市奖励（第一条）");
    }

    private static String text(byte[] content) {
        return new String(content, 3, content.length - 3, StandardCharsets.UTF_8);
    }
}
