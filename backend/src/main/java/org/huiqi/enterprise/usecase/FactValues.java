package org.huiqi.enterprise.usecase;

import java.math.BigDecimal;
import java.util.List;

/** Compares values of facts: numbers by what they are worth, not by how many zeroes they were written with. */
final class FactValues {

    private FactValues() {}

    static boolean same(Object one, Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal second) {
            return number.compareTo(second) == 0;
        }
        if (one instanceof List<?> list && other instanceof List<?> second) {
            if (list.size() != second.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!same(list.get(i), second.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return one.equals(other);
    }
}
