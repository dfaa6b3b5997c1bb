package org.huiqi.notification.domain;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mail as people read it: subject, plain text, and the same as simple HTML. Nothing in it can end a header or open a tag. */
public record MailText(String sender, String subject, String plain, String html) {

    private static final int LONGEST_TITLE = 60;
    private static final int MOST_MESSAGES = 30;
    private static final Map<Language, Map<String, Object>> FRAMES = frames();

    /** One message within a mail; {@code caseNumber} is null where it is about no case, {@code link} where there is no address. */
    public record Entry(
            String title,
            String text,
            @Nullable String caseNumber,
            @Nullable String link) {}

    /** What a person had waiting, the most pressing first. */
    public static MailText of(List<Entry> entries, Language language) {
        Frame frame = new Frame(language);
        Entry first = entries.get(0);
        String number = first.caseNumber();
        Map<String, String> values = Map.of(
                "title", shortened(clean(first.title())),
                "case", number == null ? "" : frame.text("inBrackets", Map.of("case", clean(number))),
                "count", String.valueOf(entries.size()),
                "others", String.valueOf(entries.size() - 1));
        String subject = frame.text(entries.size() == 1 ? "subject" : "subjectOfSeveral", values);
        Page page = new Page();
        for (Entry entry : entries.subList(0, Math.min(entries.size(), MOST_MESSAGES))) {
            page.heading(clean(entry.title()));
            String caseNumber = entry.caseNumber();
            if (caseNumber != null) {
                page.line(frame.text("case", Map.of("case", clean(caseNumber))));
            }
            page.line(clean(entry.text()));
            String link = entry.link();
            if (link == null) {
                page.line(frame.text("noLink", Map.of()));
            } else {
                String open = frame.text(caseNumber == null ? "openOther" : "open", Map.of());
                page.link(frame.text("openAt", Map.of("open", open, "link", link)), open, link);
            }
            page.gap();
        }
        if (entries.size() > MOST_MESSAGES) {
            page.line(frame.text("more", Map.of("count", String.valueOf(entries.size() - MOST_MESSAGES))));
            page.gap();
        }
        return page.done(frame, subject, "foot");
    }

    /** The mail by which an address is confirmed. */
    public static MailText ofCode(String code, Instant until, Language language) {
        Frame frame = new Frame(language);
        Page page = new Page();
        page.line(frame.text("codeHappened", Map.of()));
        page.heading(frame.text("codeLine", Map.of("code", code)));
        page.line(frame.text("codeNext", Map.of()));
        page.line(frame.text("codeBy", Map.of("until", language.text(until))));
        page.gap();
        return page.done(frame, frame.text("codeSubject", Map.of()), "codeFoot");
    }

    /** Line breaks, other control characters and marks that turn the direction of reading become spaces. */
    static String clean(String text) {
        return text.codePoints()
                .map(letter -> switch (Character.getType(letter)) {
                    case Character.CONTROL,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> ' ';
                    case Character.FORMAT -> letter == 0x200D ? letter : ' ';
                    default -> letter;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static Map<Language, Map<String, Object>> frames() {
        Map<String, Object> file = Wordings.load("mail.yaml");
        Map<Language, Map<String, Object>> frames = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            frames.put(language, Wordings.map(file.get(language.id())));
        }
        return frames;
    }

    private record Frame(Language language) {

        String text(String key, Map<String, String> values) {
            String text = Wordings.required("mail.yaml", language.id(), FRAMES.getOrDefault(language, Map.of()), key);
            StringBuilder filled = new StringBuilder();
            int from = 0;
            // One pass: a title that holds {case} stays as it is.
            for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
                int close = text.indexOf('}', open);
                filled.append(text, from, open).append(values.getOrDefault(text.substring(open + 1, close), ""));
                from = close + 1;
            }
            return filled.append(text.substring(from)).toString();
        }
    }

    private static final class Page {

        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder html = new StringBuilder();

        void heading(String text) {
            plain.append(text).append('\n');
            html.append("<h2 style=\"font-size:18px;margin:0 0 8px\">")
                    .append(escaped(text))
                    .append("</h2>\n");
        }

        void line(String text) {
            plain.append(text).append('\n');
            html.append("<p style=\"margin:0 0 8px\">").append(escaped(text)).append("</p>\n");
        }

        void link(String line, String name, String address) {
            plain.append(line).append('\n');
            html.append("<p style=\"margin:0 0 8px\"><a href=\"")
                    .append(escaped(address))
                    .append("\">")
                    .append(escaped(name))
                    .append("</a></p>\n");
        }

        void gap() {
            plain.append('\n');
            html.append("<hr style=\"border:0;border-top:1px solid #ddd;margin:16px 0\">\n");
        }

        MailText done(Frame frame, String subject, String foot) {
            String last = frame.text(foot, Map.of());
            return new MailText(
                    frame.text("sender", Map.of()),
                    subject,
                    plain + last + "\n",
                    "<!doctype html>\n<html lang=\"" + frame.language().id()
                            + "\"><head><meta charset=\"utf-8\"><title>" + escaped(subject)
                            + "</title></head>\n<body style=\"font-family:sans-serif;font-size:16px;line-height:1.6;"
                            + "max-width:640px;margin:0 auto;padding:16px;color:#1f2328\">\n" + html
                            + "<p style=\"color:#59636e;font-size:14px\">" + escaped(last) + "</p>\n</body></html>\n");
        }
    }
}
