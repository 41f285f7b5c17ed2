package io.lakekit.docs;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.catalog.Lake;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Untyped rows of the pages in docs/diagnostics, written to a table of two streams. */
final class RowExamples {

    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Instant> BID_TIME = Column.of("bid_ts", timestampLtz(3));
    private static final Column<Double> PRICE = Column.of("price", DOUBLE);
    private static final Column<Instant> CLICK_TIME = Column.of("click_ts", timestampLtz(3));
    private static final Column<String> PAGE = Column.of("landing_page", STRING);
    private static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_TIME).latest(PRICE);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_TIME).latest(PAGE);
    private static final WideTable TABLE =
            WideTable.named("ads.ad").primaryKey(AD).groups(BID, CLICK).build();
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    /** What a page writes. */
    @FunctionalInterface
    private interface OnWriter {
        void run(TableWriter<WideTable> writer, Instant now);
    }

    private RowExamples() {}

    static Map<String, Example> all() {
        return Map.of("LK1214", example(RowExamples::mixed, RowExamples::apart));
    }

    private static Example example(OnWriter wrong, OnWriter right) {
        return new JavaExample(
                (page, warehouse) -> on(wrong, warehouse),
                (page, warehouse) -> on(right, warehouse));
    }

    private static void on(OnWriter step, Path warehouse) {
        try (Lake lake = Lake.open(warehouse);
                TableWriter<WideTable> writer = lake.create(TABLE).writer()) {
            step.run(writer, NOW);
            writer.commit();
        }
    }

    private static void mixed(TableWriter<WideTable> writer, Instant now) {
        writer.stream(CLICK).write(Row.of(AD, 7L).with(CLICK_TIME, now).with(PRICE, 0.25));
    }

    private static void apart(TableWriter<WideTable> writer, Instant now) {
        writer.stream(CLICK).write(Row.of(AD, 7L).with(CLICK_TIME, now));
        writer.stream(BID).write(Row.of(AD, 7L).with(BID_TIME, now).with(PRICE, 0.25));
    }
}
