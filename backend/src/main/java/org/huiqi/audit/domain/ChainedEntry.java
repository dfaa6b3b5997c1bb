package org.huiqi.audit.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.huiqi.audit.AuditRecord;
import org.jspecify.annotations.Nullable;

/** An entry with its place in the chain of its subject; {@code hash} is SHA-256 in hex over the hash before it and the entry. */
public record ChainedEntry(
        String subject,
        int seq,
        Instant at,
        String actor,
        String action,
        Map<String, Object> details,
        String previousHash,
        String hash) {

    /** What stands for the hash before the first entry. */
    public static final String BEGINNING = "0".repeat(64);

    /** The next entry of a chain whose end is given; 0 and {@link #BEGINNING} for an empty chain. */
    public static ChainedEntry after(int lastSeq, String lastHash, AuditRecord entry) {
        Map<String, Object> details = SafeDetails.of(entry.details());
        Instant at = entry.at().truncatedTo(ChronoUnit.MICROS);
        int seq = lastSeq + 1;
        String hash = hashOf(entry.subject(), seq, at, entry.actor(), entry.action(), details, lastHash);
        return new ChainedEntry(entry.subject(), seq, at, entry.actor(), entry.action(), details, lastHash, hash);
    }

    /** What is wrong with this entry as the successor of {@code before} (null for the first), or null where nothing is. */
    public @Nullable Flaw flawAfter(@Nullable ChainedEntry before) {
        if (seq != (before == null ? 1 : before.seq + 1)) {
            return Flaw.GAP;
        }
        if (!previousHash.equals(before == null ? BEGINNING : before.hash)) {
            return Flaw.BROKEN_LINK;
        }
        return hash.equals(hashOf(subject, seq, at, actor, action, details, previousHash)) ? null : Flaw.ALTERED;
    }

    /** How a chain can be broken, and how that is told. */
    public enum Flaw {
        GAP("有记录缺失，序号不连续"),
        BROKEN_LINK("与前一条记录的链接不一致"),
        ALTERED("内容与摘要不符，可能被改动");

        private final String text;

        Flaw(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    private static String hashOf(
            String subject,
            int seq,
            Instant at,
            String actor,
            String action,
            Map<String, Object> details,
            String previousHash) {
        Map<String, Object> entry = new TreeMap<>();
        entry.put("subject", subject);
        entry.put("seq", seq);
        entry.put("at", at.toString());
        entry.put("actor", actor);
        entry.put("action", action);
        entry.put("details", details);
        return sha256(previousHash + CanonicalJson.of(entry));
    }

    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
