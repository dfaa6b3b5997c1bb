package org.huiqi.enterprise.table;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What stands in a cell. */
public sealed interface CellValue {

    /** Nothing, or blanks only. */
    record Blank() implements CellValue {}

    /** Text without blanks at its ends. */
    record Text(String text) implements CellValue {}

    record Number(BigDecimal number) implements CellValue {}

    record Flag(boolean value) implements CellValue {}

    record Day(LocalDate day) implements CellValue {}

    /** Something that cannot be taken as a value, said in words: a formula, an error value. */
    record Flaw(String message) implements CellValue {}

    CellValue BLANK = new Blank();
}
