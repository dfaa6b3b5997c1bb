package org.huiqi.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b.cn", "zhang.san+huiqi@mail.example.com", "x_y-1@a-b.co", "o'neill@example.org"})
    void shouldTakeOrdinaryAddresses(String address) {
        assertThat(EmailAddress.flawOf(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name＠example.com|全角",
                "name.example.com|缺少@",
                "na me@example.com|空格或换行",
                "张三@example.com|汉字",
                "name@例子.公司|汉字",
                "na..me@example.com|前面",
                ".name@example.com|前面",
                "a@b@example.com|前面",
                "\"x\"@example.com|前面",
                "name@example|后面",
                "name@-a.com|后面",
                "name@127.0.0.1|后面",
                "name@[127.0.0.1]|后面",
                "@example.com|前面",
                "name@|后面"
            })
    void shouldSayWhatIsWrong(String address, String said) {
        assertThat(EmailAddress.flawOf(address))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains(said));
    }

    @Test
    void shouldRefuseLinesAndLength() {
        assertThat(EmailAddress.flawOf("a@b.cn\r\nBcc: c@d.cn")).isPresent();
        assertThat(EmailAddress.flawOf("a".repeat(65) + "@b.cn")).isPresent();
        assertThat(EmailAddress.flawOf("a@" + "b.".repeat(130) + "cn")).isPresent();
    }

    @Test
    void shouldKeepTheLocalPartAsItIs() {
        assertThat(new EmailAddress("Zhang.San@Example.COM").value()).isEqualTo("Zhang.San@example.com");
    }

    @Test
    void shouldShowOnlyTheBeginning() {
        assertThat(EmailAddress.masked("zhang@example.com")).isEqualTo("zh***@example.com");
        assertThat(EmailAddress.masked("z@example.com")).isEqualTo("z***@example.com");
    }
}
