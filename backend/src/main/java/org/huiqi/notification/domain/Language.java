package org.huiqi.notification.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.huiqi.shared.Zones;

/** The languages that people are told things in; Chinese is what nobody has to choose. */
public enum Language {
    CHINESE("zh-CN", "yyyy年M月d日（EEE）", "H:mm", Locale.SIMPLIFIED_CHINESE),
    ENGLISH("en", "EEE d MMM yyyy", ", H:mm", Locale.ENGLISH);

    private final String id;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;

    Language(String id, String day, String time, Locale locale) {
        this.id = id;
        this.day = DateTimeFormatter.ofPattern(day, locale);
        this.time = DateTimeFormatter.ofPattern(time, locale);
    }

    public static Optional<Language> find(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** A moment as people read it; the end of a day is that day. */
    public String text(Instant moment) {
        ZonedDateTime at = moment.atZone(Zones.SHANGHAI);
        boolean endOfDay = at.getHour() == 23 && at.getMinute() == 59;
        return endOfDay ? day.format(at) : day.format(at) + time.format(at);
    }
}
