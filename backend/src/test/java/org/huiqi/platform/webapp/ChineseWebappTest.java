package org.huiqi.platform.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasklist, Cockpit, Admin and Welcome show a raw key for every text that their Chinese file lacks. */
class ChineseWebappTest {

    private static final String APPS = "META-INF/resources/webjars/camunda/app/";
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\s*(.*?)\\s*}}|\\{}|%[sd]|</?(?:a|br|strong)\\b[^>]*>");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** Signs, formats and the one product name that read the same in Chinese. */
    private static final Set<String> SAME_IN_CHINESE = Set.of(
            "SEARCH_LESS_THAN",
            "SEARCH_LESS_THAN_EQUALS",
            "SEARCH_GREATER_THAN",
            "SEARCH_GREATER_THAN_EQUALS",
            "PLGN_BTCH_SET_REMOVAL_TIME_ABSOLUTE_PLACEHOLDER",
            "REPOSITORY_DEPLOYMENTS_DELETE_FLAG",
            "NO_TASK_FORM");

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void shouldHaveEveryTextOfTheShippedEnglish(String app) throws IOException {
        Map<String, String> english = texts(shipped(app + "/locales/en.json"));
        Map<String, String> chinese = texts(own(app + "/locales/zh-CN.json"));

        assertThat(english).hasSizeGreaterThan(100);
        assertThat(new TreeSet<>(chinese.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void shouldKeepPlaceholdersAndMarkup(String app) throws IOException {
        Map<String, String> english = texts(shipped(app + "/locales/en.json"));
        Map<String, String> chinese = texts(own(app + "/locales/zh-CN.json"));

        List<String> changed = english.keySet().stream()
                .filter(key -> key.startsWith("labels."))
                .filter(key -> !placeholders(english.get(key)).equals(placeholders(chinese.get(key))))
                .toList();

        assertThat(changed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void shouldSayEverythingInChinese(String app) throws IOException {
        List<String> untranslated = texts(own(app + "/locales/zh-CN.json")).entrySet().stream()
                .filter(text -> text.getKey().startsWith("labels."))
                .filter(text -> !SAME_IN_CHINESE.contains(text.getKey().substring("labels.".length())))
                .filter(text -> !CHINESE.matcher(text.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(untranslated).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void shouldNotShareTheCsrfCookieOfThePortal(String app) throws IOException {
        String config = new String(read(own(app + "/scripts/config.js")), StandardCharsets.UTF_8);

        assertThat(config)
                .contains("csrfCookieName: 'CAMUNDA-XSRF-TOKEN'")
                .contains("fallbackLocale: 'zh-CN'")
                .doesNotContain("csrfCookieName: 'XSRF-TOKEN'");
    }

    private Map<String, String> texts(URL file) throws IOException {
        String content = new String(read(file), StandardCharsets.UTF_8).replace("\uFEFF", "");
        Map<String, String> texts = new LinkedHashMap<>();
        collect("", json.readTree(content), texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(field -> collect(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), texts));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(path + "[" + index + "]", node.get(index), texts);
            }
        } else {
            texts.put(path, node.asText());
        }
    }

    private static List<String> placeholders(String text) {
        List<String> found = new ArrayList<>();
        PLACEHOLDER
                .matcher(text)
                .results()
                .forEach(match -> found.add(match.group().replaceAll("\\s", "")));
        Collections.sort(found);
        return found;
    }

    private static URL shipped(String name) throws IOException {
        return resource(name, true);
    }

    private static URL own(String name) throws IOException {
        return resource(name, false);
    }

    private static URL resource(String name, boolean inWebjar) throws IOException {
        return Collections.list(ChineseWebappTest.class.getClassLoader().getResources(APPS + name)).stream()
                .filter(url -> url.toString().contains("camunda-webapp-webjar") == inWebjar)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + (inWebjar ? " in the webjar" : " of ours")));
    }

    private static byte[] read(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return in.readAllBytes();
        }
    }
}
