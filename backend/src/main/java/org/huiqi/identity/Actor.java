package org.huiqi.identity;

import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huiqi.shared.Government;
import org.huiqi.shared.Jurisdiction;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting: for an applicant the business entity he acts for, for staff the candidate groups
 * ({@code <authority code>.<role>}) he is a member of.
 */
public record Actor(
        String username,
        String displayName,
        ActorKind kind,
        @Nullable Long entityId,
        Set<String> groups) implements Serializable {

    public static final Actor SYSTEM = new Actor("system", "系统", ActorKind.SYSTEM, null, Set.of());

    public Actor {
        groups = Set.copyOf(groups);
    }

    public boolean isApplicant() {
        return kind == ActorKind.APPLICANT;
    }

    public boolean isStaff() {
        return kind == ActorKind.STAFF;
    }

    /** Codes of the authorities he works for, such as {@code pds-treasury}. */
    public Set<String> authorities() {
        Set<String> codes = new TreeSet<>();
        groups.forEach(group -> codes.add(group.substring(0, group.indexOf('.'))));
        return codes;
    }

    /** Roles he holds in any authority, such as {@code reviewer}. */
    public Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        groups.forEach(group -> roles.add(group.substring(group.indexOf('.') + 1)));
        return roles;
    }

    public boolean hasRole(String role) {
        return roles().contains(role);
    }

    /** The governments that his authorities belong to; the platform's belong to none. */
    public Set<Government> governments() {
        return authorities().stream()
                .flatMap(code -> Government.ofAuthority(code).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** True where one of his authorities belongs to the city or province itself; whoever works for a county of it does not. */
    public boolean worksFor(Jurisdiction jurisdiction) {
        return governments().stream()
                .anyMatch(own -> own.county() == null && own.code().equals(jurisdiction.authorityPrefix()));
    }
}
