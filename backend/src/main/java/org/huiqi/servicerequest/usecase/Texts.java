package org.huiqi.servicerequest.usecase;

import java.util.List;
import java.util.Optional;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;

/** What people type: kept as it is, within a length, without what no database can keep. */
final class Texts {

    private Texts() {}

    /** What is wrong with the text; empty where nothing is. */
    static Optional<FieldProblem> flaw(
            String field, String name, @Nullable String text, int longest, boolean required) {
        if (text == null || text.isBlank()) {
            return required ? Optional.of(new FieldProblem(field, "required", "请填写" + name)) : Optional.empty();
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            return Optional.of(
                    new FieldProblem(field, "too-long", name + "最多" + longest + "字，现有" + length + "字，请精简后提交"));
        }
        if (text.codePoints().anyMatch(Texts::isUnprintable)) {
            return Optional.of(new FieldProblem(field, "unprintable", name + "里有无法保存的字符，请删除后重新提交"));
        }
        return Optional.empty();
    }

    /** The text without blanks around it, or the empty text; refused where something is wrong with it. */
    static String checked(String field, String name, @Nullable String text, int longest, boolean required) {
        flaw(field, name, text, longest, required).ifPresent(flaw -> {
            throw ProblemException.refused(flaw.field() + "-" + flaw.code(), flaw.message(), List.of(flaw));
        });
        return text == null ? "" : text.strip();
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

    private static boolean isUnprintable(int character) {
        boolean layout = character == '\n' || character == '\r' || character == '\t';
        boolean loneSurrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return loneSurrogate || Character.isISOControl(character) && !layout;
    }
}
