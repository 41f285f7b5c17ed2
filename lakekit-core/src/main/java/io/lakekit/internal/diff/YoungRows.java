package io.lakekit.internal.diff;

import io.lakekit.design.Retention;
import io.lakekit.design.Retention.RowAge;
import io.lakekit.design.TableDesign;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that are younger than they are kept. What a table has beside them is not
 * defined: rows that are older, older ones of their keys, or none.
 */
final class YoungRows {

    /** The least number that Paimon takes for milliseconds. */
    private static final long MILLISECONDS = 1_000_000_000_000L;

    private YoungRows() {}

    /** The rows that are young at some moment; all, if single rows do not go. */
    static List<Row> of(TableDesign design, List<Row> rows, Instant now) {
        Retention kept = design.retention();
        RowAge age = kept == null ? null : kept.rows();
        Column<?> time = age == null ? null : design.column(age.timeColumn()).orElse(null);
        if (age == null || time == null) {
            return rows;
        }
        long oldest = now.getEpochSecond() - age.age().toSeconds();
        return rows.stream()
                .filter(row -> second(row.get(time)).filter(second -> second < oldest).isEmpty())
                .toList();
    }

    /** The second of a time, as Paimon reads it. */
    private static Optional<Long> second(@Nullable Object time) {
        if (time instanceof Integer seconds) {
            return Optional.of(seconds.longValue());
        }
        if (time instanceof Long number) {
            return Optional.of(number >= MILLISECONDS ? number / 1_000 : number);
        }
        if (time instanceof LocalDateTime local) {
            return Optional.of(local.toEpochSecond(ZoneOffset.UTC));
        }
        return time instanceof Instant instant
                ? Optional.of(instant.getEpochSecond())
                : Optional.empty();
    }
}
