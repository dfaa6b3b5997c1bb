package org.huiqi.identity.web;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.huiqi.identity.Authority;
import org.huiqi.identity.AuthorityDirectory;
import org.huiqi.identity.CurrentActor;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.shared.Government;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lists of authorities and staff for the back office. */
@RestController
@RequestMapping("/api")
class DirectoryController {

    private final AuthorityDirectory authorities;
    private final StaffDirectory staff;
    private final CurrentActor currentActor;

    DirectoryController(AuthorityDirectory authorities, StaffDirectory staff, CurrentActor currentActor) {
        this.authorities = authorities;
        this.staff = staff;
        this.currentActor = currentActor;
    }

    record GroupView(String id, String name) {}

    record AuthorityView(String id, String code, String name, String jurisdictionName, List<GroupView> groups) {}

    record StaffView(String id, String username, String displayName, List<GroupView> groups) {}

    @GetMapping("/authorities")
    ResponseEntity<List<AuthorityView>> authorities(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q) {
        currentActor.requireStaff();
        ListQuery query = ListQuery.of(page, perPage, sort, order, q);
        List<AuthorityView> rows = authorities.all().stream().map(this::view).toList();
        return page(rows, query, row -> matches(query, row.code(), row.name()), AuthorityView::code)
                .toResponse();
    }

    @GetMapping("/staff")
    ResponseEntity<List<StaffView>> staff(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q) {
        currentActor.requireRole("secadmin", "auditor", "sysadmin");
        ListQuery query = ListQuery.of(page, perPage, sort, order, q);
        List<StaffView> rows = staff.all().stream()
                .map(person -> new StaffView(
                        person.username(),
                        person.username(),
                        person.displayName(),
                        person.groups().stream().sorted().map(this::group).toList()))
                .toList();
        return page(rows, query, row -> matches(query, row.username(), row.displayName()), StaffView::username)
                .toResponse();
    }

    private AuthorityView view(Authority authority) {
        Government government = authority.government();
        return new AuthorityView(
                authority.code(),
                authority.code(),
                authority.name(),
                government == null ? "平台" : government.chineseName(),
                authority.roles().stream()
                        .map(role -> group(authority.code() + "." + role))
                        .toList());
    }

    private GroupView group(String id) {
        return new GroupView(id, authorities.groupName(id));
    }

    private static boolean matches(ListQuery query, String... texts) {
        String q = query.q();
        if (q == null) {
            return true;
        }
        for (String text : texts) {
            if (text.contains(q)) {
                return true;
            }
        }
        return false;
    }

    private static <T> Listing<T> page(List<T> rows, ListQuery query, Predicate<T> filter, Function<T, String> key) {
        Comparator<T> order = Comparator.comparing(key);
        List<T> found = rows.stream()
                .filter(filter)
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
        return new Listing<>(
                found.stream().skip(query.offset()).limit(query.perPage()).toList(), found.size());
    }
}
