package org.huiqi.shared;

import java.util.List;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/** One page of a list and how many rows there are in all. */
public record Listing<T>(List<T> rows, long total) {

    public <R> Listing<R> map(Function<? super T, ? extends R> mapper) {
        return new Listing<>(rows.stream().<R>map(mapper).toList(), total);
    }

    /** The answer of a list over HTTP: the array, with the total in {@code X-Total-Count}. */
    public ResponseEntity<List<T>> toResponse() {
        return ResponseEntity.ok().header("X-Total-Count", Long.toString(total)).body(rows);
    }
}
