package org.huiqi.award.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.huiqi.award.CapKind;
import org.huiqi.award.ConfirmOutcome.CapConsumed;
import org.huiqi.shared.Money;
import org.jspecify.annotations.Nullable;

/** The caps that an award must stay within, each with what was granted under it before. */
public final class Caps {

    private final List<CapConsumed> caps = new ArrayList<>();

    /** Adds a cap; a null limit is no cap. */
    public Caps with(CapKind kind, @Nullable Money limit, Money granted) {
        if (limit != null) {
            caps.add(new CapConsumed(kind, limit, granted));
        }
        return this;
    }

    /** The cap that the amount would exceed; of several, the one that leaves least. Reaching a cap exactly is allowed. */
    public Optional<CapConsumed> exceededBy(Money amount) {
        return caps.stream()
                .filter(cap -> cap.granted().plus(amount).compareTo(cap.limit()) > 0)
                .min(Comparator.comparing(CapConsumed::left));
    }
}
