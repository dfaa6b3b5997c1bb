package org.huiqi.document.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Breaks Chinese text into lines (避头尾): no closing mark begins a line, no opening mark ends one, and numbers and Latin words stay
 * whole unless they alone are wider than the line.
 */
final class LineBreaker {

    private static final String NEVER_FIRST = "。，、；：？！）》〉」』】〕”’…—·％%‰℃,.;:!?)]}元";
    private static final String NEVER_LAST = "（《〈「『【〔“‘([{¥￥$";

    private final ToDoubleFunction<String> width;

    LineBreaker(ToDoubleFunction<String> width) {
        this.width = width;
    }

    /** The lines of a text without line ends; the first may be narrower by {@code indent}. */
    List<String> lines(String text, double lineWidth, double indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double left = lineWidth - indent;
        for (String unit : units(text, lineWidth)) {
            double unitWidth = width.applyAsDouble(unit);
            if (unitWidth > left && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                left = lineWidth;
                unit = unit.stripLeading();
                unitWidth = width.applyAsDouble(unit);
            }
            line.append(unit);
            left -= unitWidth;
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** Pieces that are never broken; one that is wider than a line is cut by characters. */
    private List<String> units(String text, double lineWidth) {
        List<String> units = new ArrayList<>();
        StringBuilder unit = new StringBuilder();
        int previous = -1;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            if (previous >= 0 && mayBreakBetween(previous, character)) {
                addUnit(units, unit.toString(), lineWidth);
                unit.setLength(0);
            }
            unit.appendCodePoint(character);
            previous = character;
            at += Character.charCount(character);
        }
        addUnit(units, unit.toString(), lineWidth);
        return units;
    }

    private void addUnit(List<String> units, String unit, double lineWidth) {
        if (unit.isEmpty()) {
            return;
        }
        if (width.applyAsDouble(unit) <= lineWidth) {
            units.add(unit);
            return;
        }
        unit.codePoints().forEach(character -> units.add(Character.toString(character)));
    }

    private static boolean mayBreakBetween(int before, int after) {
        if (NEVER_LAST.indexOf(before) >= 0 || isNeverFirst(before, after)) {
            return false;
        }
        return !(isWordPart(before) && isWordPart(after));
    }

    /** 元 is kept with the number before it, and otherwise is a character like any other. */
    private static boolean isNeverFirst(int before, int after) {
        return after == '元' ? isWordPart(before) : NEVER_FIRST.indexOf(after) >= 0;
    }

    private static boolean isWordPart(int character) {
        return character > ' ' && character < 0x250 && NEVER_LAST.indexOf(character) < 0;
    }
}
