package io.lakekit.bench.solution;

import static io.lakekit.bench.solution.EventColumns.DT;
import static io.lakekit.bench.solution.EventColumns.REQUEST_TIME;

import io.lakekit.bench.truth.QueryParameters;
import io.lakekit.schema.Filter;

/**
 * The filter of a window of request time: the partitions it touches, so that only those are read,
 * and the time itself.
 */
final class Windows {

    private Windows() {}

    static Filter of(QueryParameters p) {
        return DT.in(p.period().between(p.from(), p.to()))
                .and(REQUEST_TIME.ge(p.from()))
                .and(REQUEST_TIME.lt(p.to()));
    }
}
