package org.huiqi.enterprise;

import java.util.Set;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/** Narrows the list of entities; {@code within} null means every jurisdiction, an empty set none. */
public record EntityFilters(
        @Nullable Set<Jurisdiction> within,
        @Nullable Jurisdiction jurisdiction,
        @Nullable EntityKind kind,
        @Nullable String district) {

    public static final EntityFilters NONE = new EntityFilters(null, null, null, null);
}
