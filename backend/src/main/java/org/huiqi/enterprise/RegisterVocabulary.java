package org.huiqi.enterprise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts that registers hold of a business, as the policies mean them. Implemented where the policies' facts are known. */
public interface RegisterVocabulary {

    /** What a value is, which says how a cell of a table is read. */
    enum Kind {
        YES_OR_NO("是或否"),
        NUMBER("数字"),
        NUMBERS("一组数字"),
        CHOICE("选项"),
        TEXT("文字"),
        DATE("日期");

        private final String chineseName;

        Kind(String chineseName) {
            this.chineseName = chineseName;
        }

        public String chineseName() {
            return chineseName;
        }
    }

    /**
     * One fact.
     *
     * @param unit {@code CNY}, {@code ratio} …; null where the value has none
     * @param choices labels by value; empty unless it is a {@link Kind#CHOICE}
     * @param department who in government holds it, in Chinese, such as {@code 税务}
     * @param held false where no register holds it (applicants or reviewers state it), so that it is not imported
     */
    record Term(
            String name,
            Kind kind,
            @Nullable String unit,
            String label,
            @Nullable String help,
            Map<String, String> choices,
            String department,
            boolean held) {

        /** The source that a fact of this register is recorded with, such as {@code 税务部门登记}. */
        public String source() {
            return department + "部门登记";
        }
    }

    /** A value in the type that rules compute with, or what is wrong with it in words; one of both is null. */
    record Checked(@Nullable Object value, @Nullable String problem) {}

    /** Every fact that carries over between measures, by department and name. */
    List<Term> terms();

    Optional<Term> find(String name);

    /** Checks a value by type, unit, range and choices; 404 of a name is the caller's to prevent. */
    Checked check(Term term, Object value);

    /** The value as people read it. */
    String text(Term term, Object value);
}
