package org.huiqi.enterprise.table;

import java.io.Closeable;
import java.util.Iterator;

/** A table, read once from its first row to its last without holding more than one row. */
public interface Table extends Closeable {

    /** The rows that hold something; throws {@link UnreadableTable} where the rest cannot be read. */
    Iterator<TableRow> rows();

    /** How many rows hold something, as far as that can be told without reading them; for progress only. */
    int size();

    @Override
    void close();

    /** The name of a column as spreadsheet programs give it, 0 being A. */
    static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            name.insert(0, (char) ('A' + rest % 26));
        }
        return name.toString();
    }
}
