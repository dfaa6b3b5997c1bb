package org.huiqi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class TimeLimitReaderTest {

    private final TimeLimitReader reader = new TimeLimitReader(name -> Optional.ofNullable(
            Map.of("hn-credit-repair-1day", TimeLimit.workingDays(1), "jz-epidemic-24h", TimeLimit.hours(24))
                    .get(name)));

    @Test
    void shouldReadLengthUnitStartDayAndCutOff() {
        assertThat(read("{length: 3, unit: working-day}")).isEqualTo(TimeLimit.workingDays(3));
        assertThat(read("{length: 3, unit: day, countStartDay: true, cutOff: '17:30'}"))
                .isEqualTo(new TimeLimit(3, TimeLimit.Unit.DAY, true, LocalTime.of(17, 30)));
    }

    @Test
    void shouldTakeTheLimitThatAPolicySets() {
        assertThat(read("{policy: hn-credit-repair-1day}")).isEqualTo(TimeLimit.workingDays(1));
        assertThat(read("{policy: hn-credit-repair-1day, cutOff: '12:00'}"))
                .isEqualTo(TimeLimit.workingDays(1).withCutOff(LocalTime.NOON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 days",
                "{unit: day}",
                "{length: three, unit: day}",
                "{length: -1, unit: day}",
                "{length: 3, unit: week}",
                "{length: 3, unit: day, cutOff: '25:00'}",
                "{length: 3, unit: hour, cutOff: '17:30'}",
                "{length: 3, unit: day, cutoff: '17:30'}",
                "{policy: no-such-policy}",
                "{policy: hn-credit-repair-1day, length: 2}",
                "{policy: jz-epidemic-24h, cutOff: '17:30'}",
            })
    void shouldNameThePlaceOfWhatItCannotRead(String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("steps.yaml/steps/one/timeLimit");
    }

    private TimeLimit read(String yaml) {
        return reader.read("steps.yaml/steps/one/timeLimit", new Yaml().load(yaml));
    }
}
