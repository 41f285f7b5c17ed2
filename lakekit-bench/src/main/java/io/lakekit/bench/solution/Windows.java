package io.lakekit.bench.solution;

import static io.lakekit.bench.solution.EventColumns.DT;
import static io.lakekit.bench.solution.EventColumns.REQUEST_TIME;

import io.lakekit.bench.truth.QueryParameters;
import io.lakekit.schema.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The filter of a window of request time: the days it touches, so that only their partitions are
 * read, and the time itself.
 */
final class Windows {

    private Windows() {}

    static Filter of(QueryParameters p) {
        return DT.in(days(p.from(), p.to()))
                .and(REQUEST_TIME.ge(p.from()))
                .and(REQUEST_TIME.lt(p.to()));
    }

    private static List<String> days(Instant from, Instant to) {
        LocalDate first = from.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate last = to.atZone(ZoneOffset.UTC).toLocalDate();
        return first.datesUntil(last.plusDays(1)).map(LocalDate::toString).toList();
    }
}
