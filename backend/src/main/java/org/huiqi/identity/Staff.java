package org.huiqi.identity;

import java.util.Set;

/** A member of staff; {@code groups} are the candidate groups he is in. */
public record Staff(String username, String displayName, Set<String> groups) {}
