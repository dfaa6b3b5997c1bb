package org.huiqi.enterprise;

import java.time.LocalDate;
import java.util.List;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/** Reads the whole register in order of id, a chunk a statement; a reader that stopped goes on after the last id it has seen. */
public interface RegisterReader {

    /**
     * The next entities after {@code afterId} (0 to begin with), at most {@code size}, fewer only at the end; {@code within}
     * narrows them to those registered with this government or one below it, null takes all.
     */
    List<EntityFacts> chunk(long afterId, int size, @Nullable Jurisdiction within, LocalDate on);

    /** How many entities all chunks hold together. */
    long count(@Nullable Jurisdiction within);

    /** The last id there is; entities entered later get higher ones. 0 where there are none. */
    long lastId(@Nullable Jurisdiction within);
}
