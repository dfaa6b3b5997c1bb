package org.huiqi.document.domain;

import java.text.Normalizer;
import java.util.Locale;

/** The name of a file without its path or anything that could mislead whoever reads or saves it. */
public record FileName(String value) {

    /** In characters as people count them, which is also what the table allows. */
    public static final int LONGEST = 200;

    /** Takes what a browser sent: the last part of a path, no control or direction characters, cut in the middle if too long. */
    public static FileName clean(String raw) {
        String name = raw.substring(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
        name = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceAll("^[. ]+", "");
        return new FileName(name.isEmpty() ? "未命名" : shorten(name));
    }

    /** In lower case without the dot; empty where there is none. */
    public String extension() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String shorten(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int kept = LONGEST - extension.codePointCount(0, extension.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + extension;
    }
}
