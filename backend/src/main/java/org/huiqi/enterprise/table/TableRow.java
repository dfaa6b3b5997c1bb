package org.huiqi.enterprise.table;

import java.util.List;

/**
 * A row that holds something: {@code line} as spreadsheet programs number it (1 is the first), {@code flaws} what is wrong with the
 * row as a whole.
 */
public record TableRow(int line, List<CellValue> cells, List<String> flaws) {

    public CellValue cell(int column) {
        return column < cells.size() ? cells.get(column) : CellValue.BLANK;
    }
}
