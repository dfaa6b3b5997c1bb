package org.huiqi.policy.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.huiqi.policy.persistence.MeasureVersions.Numbers;
import org.huiqi.policy.persistence.MeasureVersions.Present;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HuiqiTest
class MeasureVersionsTest {

    @Autowired
    MeasureVersions versions;

    private final String id = "test-" + UUID.randomUUID();

    private Numbers record(String pack, String table) {
        Present present = new Present(
                "{\"pack\":\"" + pack + "\"}",
                (pack + "0".repeat(64)).substring(0, 64),
                "a.dmn",
                table,
                (table + "0".repeat(64)).substring(0, 64));
        return versions.record(Map.of(id, present)).get(id);
    }

    @Test
    void shouldCountAVersionForEveryChangeAndKeepTheEarlierOnes() {
        assertThat(record("p1", "t1")).isEqualTo(new Numbers(1, 1));
        assertThat(record("p1", "t1")).isEqualTo(new Numbers(1, 1));
        assertThat(record("p2", "t1")).isEqualTo(new Numbers(2, 1));
        assertThat(record("p2", "t2")).isEqualTo(new Numbers(3, 2));
        assertThat(record("p1", "t1")).isEqualTo(new Numbers(4, 3));

        assertThat(versions.find(id, 2).orElseThrow().content()).contains("p2");
        assertThat(versions.find(id, 2).orElseThrow().decisionVersion()).isEqualTo(1);
        assertThat(versions.findDecision(id, 2).orElseThrow().getValue()).isEqualTo("t2");
        assertThat(versions.find(id, 9)).isEmpty();
    }
}
