package org.huiqi.award.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.TreeSet;
import org.huiqi.award.ConfirmAward;
import org.huiqi.award.RelatedMeasure;

/**
 * The locks that a confirmation takes, one for each measure counted together or related: two awards that count against one cap share at
 * least the measure of either, so they meet. Sorted, because two confirmations that took them in different orders would block
 * each other for good.
 */
public final class CapLocks {

    private CapLocks() {}

    public static List<Long> of(ConfirmAward command) {
        TreeSet<Long> keys = new TreeSet<>();
        for (String measure : command.capGroup()) {
            keys.add(key("award-cap/entity/" + command.entityId() + "/" + measure));
            if (command.programmeCap() != null) {
                keys.add(key("award-cap/programme/" + measure));
            }
        }
        for (RelatedMeasure related : command.nonCumulation().related()) {
            keys.add(key("award-cap/entity/" + command.entityId() + "/" + related.policyId()));
        }
        return List.copyOf(keys);
    }

    private static long key(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
