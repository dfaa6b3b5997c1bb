package org.huiqi.platform.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiqi.testing.HuiqiTest;
import org.huiqi.testing.Visitor;
import org.huiqi.testing.Visitor.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist, Cockpit, Admin and Welcome look like the rest of the platform: one style sheet that all of them import. */
@HuiqiTest
class WebappStylesTest {

    private static final Pattern IMPORT = Pattern.compile("@import url\\(\"([^\"]+)\"\\)");

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void shouldImportTheCommonStyles(String app) {
        Visitor staff = Visitor.loggedIn(port, "pds-reception");
        String path = "/camunda/app/" + app + "/styles/user-styles.css";
        Answer own = staff.get(path);
        assertThat(own.status()).isEqualTo(200);
        Matcher imported = IMPORT.matcher(own.text());
        assertThat(imported.find()).isTrue();

        Answer common = staff.get(URI.create(path).resolve(imported.group(1)).getPath());

        assertThat(common.status()).isEqualTo(200);
        assertThat(common.header("Content-Type")).startsWith("text/css");
        assertThat(common.text()).contains("--huiqi-blue: #1d5fbf");
    }
}
