package org.huiqi.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long something may take. Days, working days and months end at 23:59:59 of their last day in Asia/Shanghai; hours are
 * exact. {@code countStartDay} counts the day of the start itself as the first (by law it usually is not counted).
 *
 * @param cutOff a start later than this on its day counts as one on the next day; null where any hour of the day is as good, and
 *     always for hours, which know no days
 */
public record TimeLimit(
        int length,
        Unit unit,
        boolean countStartDay,
        @Nullable LocalTime cutOff) {

    /** Longer limits are mistakes: ten years in hours. */
    public static final int LONGEST = 87_600;

    public TimeLimit {
        if (length < 0 || length > LONGEST) {
            throw new IllegalArgumentException("Time limit out of range: " + length);
        }
        if (cutOff != null && unit == Unit.HOUR) {
            throw new IllegalArgumentException("Hours are counted from the moment, no cut-off applies");
        }
    }

    public TimeLimit(int length, Unit unit, boolean countStartDay) {
        this(length, unit, countStartDay, null);
    }

    public static TimeLimit workingDays(int length) {
        return new TimeLimit(length, Unit.WORKING_DAY, false);
    }

    public static TimeLimit days(int length) {
        return new TimeLimit(length, Unit.DAY, false);
    }

    public static TimeLimit months(int length) {
        return new TimeLimit(length, Unit.MONTH, false);
    }

    public static TimeLimit hours(int length) {
        return new TimeLimit(length, Unit.HOUR, false);
    }

    /** The same limit for a start that counts as one on the next day when it is later than this. */
    public TimeLimit withCutOff(@Nullable LocalTime hour) {
        return new TimeLimit(length, unit, countStartDay, hour);
    }

    /** In words, such as {@code 3个工作日}. */
    public String text() {
        return length + unit.measureWord();
    }

    /** What a limit is counted in. */
    public enum Unit {
        HOUR("hour", "小时"),
        DAY("day", "天"),
        WORKING_DAY("working-day", "个工作日"),
        MONTH("month", "个月");

        private final String id;
        private final String measureWord;

        Unit(String id, String measureWord) {
            this.id = id;
            this.measureWord = measureWord;
        }

        @JsonCreator
        public static Unit of(String id) {
            return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown unit of time: " + id));
        }

        public static Optional<Unit> find(String id) {
            return Arrays.stream(values()).filter(unit -> unit.id.equals(id)).findFirst();
        }

        /** The name used in JSON, YAML and over HTTP, such as {@code working-day}. */
        @JsonValue
        public String id() {
            return id;
        }

        /** What follows the number in Chinese, such as {@code 个工作日}. */
        public String measureWord() {
            return measureWord;
        }
    }
}
