package org.huiqi.shared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list whose values are few, as they stand in the address. A value that does not exist is refused with the ones
 * that do: an empty list would say that there is nothing of that kind.
 */
public final class ListFilters {

    private static final int LONGEST_SHOWN = 40;

    private final List<FieldProblem> problems = new ArrayList<>();

    /** The value of that id, or null where the filter is not set or its value is unknown; {@link #refuse} then says so. */
    public <T> @Nullable T oneOf(String parameter, @Nullable String given, T[] values, Function<T, String> id) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String asked = given.strip();
        for (T value : values) {
            if (id.apply(value).equals(asked)) {
                return value;
            }
        }
        String shown = asked.length() > LONGEST_SHOWN ? asked.substring(0, LONGEST_SHOWN) + "…" : asked;
        problems.add(new FieldProblem(
                parameter,
                "unknown-value",
                "没有“" + shown + "”这个选项，可选：" + Arrays.stream(values).map(id).collect(Collectors.joining("、"))));
        return null;
    }

    /**
     * @throws ProblemException 422 {@code filter-invalid} naming every filter at fault and the values it takes
     */
    public void refuse() {
        if (!problems.isEmpty()) {
            throw ProblemException.refused("filter-invalid", "筛选条件有误，请按提示修改", problems);
        }
    }
}
