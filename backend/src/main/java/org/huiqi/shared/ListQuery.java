package org.huiqi.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a list is asked for over HTTP: {@code ?page=1&perPage=25&sort=field&order=ASC&q=…}. Pages start at 1; at most 1,000 rows
 * a page.
 */
public record ListQuery(
        int page,
        int perPage,
        @Nullable String sort,
        boolean descending,
        @Nullable String q) {

    private static final int MOST_ROWS = 1000;

    public ListQuery {
        page = Math.max(page, 1);
        perPage = Math.min(Math.max(perPage, 1), MOST_ROWS);
        q = q == null || q.isBlank() ? null : q.strip();
    }

    public static ListQuery of(
            @Nullable Integer page,
            @Nullable Integer perPage,
            @Nullable String sort,
            @Nullable String order,
            @Nullable String q) {
        return new ListQuery(
                page == null ? 1 : page,
                perPage == null ? 25 : perPage,
                sort,
                order != null && order.toUpperCase(Locale.ROOT).equals("DESC"),
                q);
    }

    public long offset() {
        return (long) (page - 1) * perPage;
    }

    /**
     * The ORDER BY clause for the asked field, looked up in the columns that may be sorted by; a field that is not among them
     * is ignored. The values of {@code columns} are trusted SQL.
     */
    public String orderBy(Map<String, String> columns, String otherwise) {
        String column = sort == null ? null : columns.get(sort);
        return " ORDER BY "
                + (column == null ? otherwise : column + (descending ? " DESC" : " ASC") + ", " + otherwise);
    }

    /** The pattern for ILIKE with its wildcards escaped, or null where nothing is searched for. */
    public @Nullable String likePattern() {
        return q == null ? null : pattern(q);
    }

    /** The same with letters and digits in their usual width, where they came full-width out of an input method; else null. */
    public @Nullable String usualWidthPattern() {
        String usual = q == null ? null : Normalizer.normalize(q, Normalizer.Form.NFKC);
        return usual == null || usual.equals(q) ? null : pattern(usual);
    }

    private static String pattern(String words) {
        return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
