package org.huiqi.enterprise;

import java.util.Map;
import org.huiqi.shared.Jurisdiction;

/**
 * An entity with all that the register knows of it on a day, as matching reads it by the hundred thousand. Values of {@code facts}
 * are texts, booleans, {@link java.math.BigDecimal} or lists of texts or of numbers; {@code district} is among them.
 */
public record EntityFacts(
        long id,
        String uscc,
        String name,
        EntityKind kind,
        Jurisdiction jurisdiction,
        String district,
        Map<String, Object> facts) {}
