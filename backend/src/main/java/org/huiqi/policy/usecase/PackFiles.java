package org.huiqi.policy.usecase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.huiqi.policy.domain.PackException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of the policy pack on the class path, by their path below {@code huiqi/}, such as {@code policies/facts.yaml}. */
final class PackFiles {

    private static final String ROOT = "huiqi/";

    private final Map<String, String> texts;

    private PackFiles(Map<String, String> texts) {
        this.texts = texts;
    }

    static PackFiles fromClassPath() {
        Map<String, String> texts = new TreeMap<>();
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        for (String pattern : new String[] {"policies/**/*.yaml", "policies/documents/*.txt", "decisions/**/*.dmn"}) {
            read(resolver, pattern, texts);
        }
        return new PackFiles(texts);
    }

    private static void read(PathMatchingResourcePatternResolver resolver, String pattern, Map<String, String> texts) {
        try {
            for (Resource resource : resolver.getResources("classpath*:" + ROOT + pattern)) {
                String url = resource.getURL().toString();
                String path = url.substring(url.lastIndexOf("/" + ROOT) + ROOT.length() + 1);
                texts.put(
                        path,
                        resource.getContentAsString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + pattern, e);
        }
    }

    /** Files below a folder, path to text. */
    Map<String, String> below(String folder) {
        Map<String, String> found = new TreeMap<>();
        texts.forEach((path, text) -> {
            if (path.startsWith(folder)) {
                found.put(path, text);
            }
        });
        return found;
    }

    /** One file a measure: {@code policies/<jurisdiction>/<id>.yaml}. */
    Map<String, String> measures() {
        Map<String, String> found = below("policies/");
        found.keySet().removeIf(path -> !path.endsWith(".yaml") || path.split("/").length != 3);
        return found;
    }

    /** One file a measure: {@code decisions/<jurisdiction>/<id>.dmn}; the platform's own are left out. */
    Map<String, String> decisions() {
        Map<String, String> found = below("decisions/");
        found.keySet().removeIf(path -> path.startsWith("decisions/platform/"));
        return found;
    }

    boolean has(String path) {
        return texts.containsKey(path);
    }

    String text(String path) {
        String text = texts.get(path);
        if (text == null) {
            throw new PackException("processes/" + path + ": the file is missing; there are "
                    + Arrays.toString(texts.keySet().stream().limit(5).toArray()) + " …");
        }
        return text;
    }
}
