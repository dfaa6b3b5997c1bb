package org.huiqi.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.audit.AuditRecord;
import org.huiqi.audit.domain.ChainedEntry.Flaw;
import org.junit.jupiter.api.Test;

class ChainedEntryTest {

    private static final Instant AT = Instant.parse("2026-11-21T02:03:04.123456789Z");

    private final ChainedEntry first = ChainedEntry.after(0, ChainedEntry.BEGINNING, entry("case.submitted"));
    private final ChainedEntry second = ChainedEntry.after(first.seq(), first.hash(), entry("case.accepted"));

    @Test
    void shouldWriteOneTextForOneValue() {
        Map<String, Object> value = new HashMap<>();
        value.put("b", new BigDecimal("3000000.00"));
        value.put("a", Arrays.asList("引\"号\n", true, null));
        value.put("c", new BigDecimal("1E+3"));

        assertThat(CanonicalJson.of(value)).isEqualTo("{\"a\":[\"引\\\"号\\u000a\",true,null],\"b\":3000000,\"c\":1000}");
    }

    @Test
    void shouldLinkEachEntryToTheOneBefore() {
        assertThat(first.flawAfter(null)).isNull();
        assertThat(second.flawAfter(first)).isNull();
        assertThat(second.previousHash()).isEqualTo(first.hash());
    }

    @Test
    void shouldNoticeAGapABrokenLinkAndAnAlteredEntry() {
        ChainedEntry other = ChainedEntry.after(0, ChainedEntry.BEGINNING, entry("case.withdrawn"));

        assertThat(second.flawAfter(null)).isEqualTo(Flaw.GAP);
        assertThat(second.flawAfter(other)).isEqualTo(Flaw.BROKEN_LINK);
        assertThat(new ChainedEntry(
                                first.subject(),
                                1,
                                first.at(),
                                "somebody-else",
                                first.action(),
                                first.details(),
                                first.previousHash(),
                                first.hash())
                        .flawAfter(null))
                .isEqualTo(Flaw.ALTERED);
    }

    @Test
    void shouldKeepWordsAndNamesOut() {
        AuditRecord talkative = new AuditRecord(
                "PDS-SS-20261121-000001",
                AT,
                "pds-reception",
                "case.opinion-recorded",
                Map.of(
                        "opinion",
                        "张三的电话是13800000000",
                        "enterpriseName",
                        "某公司",
                        "decision",
                        "approve",
                        "groups",
                        List.of("pds-leader.approver"),
                        "long",
                        "长".repeat(500),
                        "nested",
                        Map.of("phone", "1")));

        Map<String, Object> kept =
                ChainedEntry.after(0, ChainedEntry.BEGINNING, talkative).details();

        assertThat(kept).containsOnlyKeys("decision", "groups", "long");
        assertThat(kept.get("long").toString()).hasSize(121);
    }

    private static AuditRecord entry(String action) {
        return new AuditRecord("PDS-SS-20261121-000001", AT, "qiye", action, Map.of("amount", new BigDecimal("1.50")));
    }
}
