package org.huiqi.registry.web;

import java.util.List;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Pages of lists that are short enough to be held whole. */
final class Pages {

    private Pages() {}

    static <T> ResponseEntity<List<T>> of(List<T> all, @Nullable Integer page, @Nullable Integer perPage) {
        if (page == null && perPage == null) {
            return new Listing<>(all, all.size()).toResponse();
        }
        ListQuery query = ListQuery.of(page, perPage, null, null, null);
        List<T> shown = all.stream().skip(query.offset()).limit(query.perPage()).toList();
        return new Listing<>(shown, all.size()).toResponse();
    }
}
