package org.huiqi.servicerequest.usecase;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huiqi.shared.Characters;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;

/** What people type: kept as it is, within a length, without what no database can keep. */
final class Texts {

    /** How long a text may be that tells of somebody's work: an opinion, a result, a reason. */
    static final int LONGEST = 2000;

    private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\t\\u2028\\u2029]+");

    /** Letters by their class that show nothing: Hangul fillers and the empty braille cell. */
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";

    private Texts() {}

    /** What is wrong with the text; empty where nothing is. */
    static Optional<FieldProblem> flaw(
            String field, String name, @Nullable String text, int longest, boolean required) {
        if (text == null || text.isBlank() || text.codePoints().noneMatch(Texts::isVisible)) {
            return required ? Optional.of(new FieldProblem(field, "required", "请填写" + name)) : Optional.empty();
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            return Optional.of(
                    new FieldProblem(field, "too-long", name + "最多" + longest + "字，现有" + length + "字，请精简后提交"));
        }
        if (!Characters.areStorable(text)) {
            return Optional.of(new FieldProblem(field, "unprintable", name + "里有无法保存的字符，请删除后重新提交"));
        }
        return Optional.empty();
    }

    /** The text without blanks around it, or the empty text; refused where something is wrong with it. */
    static String checked(String field, String name, @Nullable String text, int longest, boolean required) {
        flaw(field, name, text, longest, required).ifPresent(flaw -> {
            throw refused(flaw);
        });
        return text == null ? "" : text.strip();
    }

    /** What is wrong with a text of one line; line breaks and tabs within it become blanks and are nothing wrong. */
    static Optional<FieldProblem> lineFlaw(
            String field, String name, @Nullable String text, int longest, boolean required) {
        String line = line(text);
        return flaw(field, name, line, longest, required)
                .or(() -> line.codePoints().anyMatch(Texts::turnsDirection)
                        ? Optional.of(
                                new FieldProblem(field, "unprintable", name + "里有看不见的文字方向控制符，请删除后重新提交，最好重新输入" + name))
                        : Optional.empty());
    }

    /** The text as one line. */
    static String line(@Nullable String text) {
        return text == null || text.codePoints().noneMatch(Texts::isVisible)
                ? ""
                : BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /** The text as one line; refused where something is wrong with it. */
    static String checkedLine(String field, String name, @Nullable String text, int longest, boolean required) {
        lineFlaw(field, name, text, longest, required).ifPresent(flaw -> {
            throw refused(flaw);
        });
        return line(text);
    }

    /** What is wrong with one field; the problem's code is the field's name and the code. */
    static ProblemException refused(String field, String code, String message) {
        return refused(new FieldProblem(field, code, message));
    }

    private static ProblemException refused(FieldProblem flaw) {
        return ProblemException.refused(flaw.field() + "-" + flaw.code(), flaw.message(), List.of(flaw));
    }

    /** The beginning of a text. */
    static String excerpt(@Nullable String text, int longest) {
        if (text == null) {
            return "";
        }
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "……";
    }

    /** Whether somebody sees something of it: no blank, control, format or filler character. */
    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.UNASSIGNED -> false;
            default -> FILLERS.indexOf(character) < 0;
        };
    }

    /** Marks that let a line read otherwise than it is written. */
    private static boolean turnsDirection(int character) {
        return character == 0x061C
                || character >= 0x200E && character <= 0x200F
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069;
    }
}
