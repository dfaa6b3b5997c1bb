package org.huiqi.enterprise;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/** Cuts the register into slices that several readers can work on, in any order and more than once. */
public interface RegisterSlices {

    /** Entities of one government with ids between the two, both included. */
    record Slice(Jurisdiction jurisdiction, long firstId, long lastId, int entities) {}

    /** Who an entity is, without facts. */
    record EntityName(long id, String uscc, String name) {}

    /** Slices of at most {@code size} entities; {@code within} narrows them to a government and those below it, null takes all. */
    List<Slice> slices(int size, @Nullable Jurisdiction within);

    /** The entities of a slice in order of id. */
    List<EntityFacts> read(Slice slice, LocalDate on);

    /** The names by id; unknown ids are left out. */
    Map<Long, EntityName> names(Collection<Long> ids);
}
