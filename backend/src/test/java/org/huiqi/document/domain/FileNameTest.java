package org.huiqi.document.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "营业执照.pdf, 营业执照.pdf",
        "../../etc/passwd, passwd",
        "C:\\Users\\张三\\执照.pdf, 执照.pdf",
        "/tmp/执照.pdf, 执照.pdf",
        "..pdf, pdf",
        "a<b>c:d|e?f*.pdf, a_b_c_d_e_f_.pdf",
        "'  两  个   空格.pdf ', 两 个 空格.pdf",
        "'', 未命名",
        "folder/, 未命名",
    })
    void shouldKeepOnlyTheHarmlessPartOfAName(String raw, String cleaned) {
        assertThat(FileName.clean(raw).value()).isEqualTo(cleaned);
    }

    @Test
    void shouldDropControlAndDirectionCharacters() {
        assertThat(FileName.clean("执照\u0000\r\n\u202Efdp.exe.pdf").value()).isEqualTo("执照fdp.exe.pdf");
    }

    @Test
    void shouldKeepANameOfSixtyCharacters() {
        String name = "平顶山市新华区某某高端装备制造与新材料研究开发股份有限公司二〇二六年度企业上市分阶段奖励申请材料之营业执照副本扫描件.pdf";

        assertThat(FileName.clean(name).value()).isEqualTo(name);
    }

    @Test
    void shouldShortenAVeryLongNameAndKeepItsExtension() {
        FileName name = FileName.clean("长".repeat(500) + ".pdf");

        assertThat(name.value()).hasSize(FileName.LONGEST).endsWith("长.pdf");
        assertThat(name.extension()).isEqualTo("pdf");
    }
}
