package io.lakekit.function;

import static io.lakekit.schema.ColumnType.BIGINT;

import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A column with a function, in a summary table and in a group, and rows of few keys. */
final class AdTables {

    static final Column<Long> USER = Column.of("user", BIGINT).notNull();
    static final Column<Integer> AT = Column.of("at", ColumnType.INT).notNull();
    static final Column<String> CHANNEL = Column.of("channel", ColumnType.STRING);
    static final ColumnType<List<Row>> TOUCHES =
            ColumnType.array(ColumnType.row(AT, CHANNEL).notNull());

    private static final Column<Integer> TIME = Column.of("t", ColumnType.INT);
    private static final String WHY = "every JVM of this test has the functions";

    private AdTables() {}

    static Row touch(int at, String channel) {
        return Row.of(AT, at).with(CHANNEL, channel);
    }

    static <T, F extends Record & UserFunction<T>> SummaryTable summary(
            Column<T> column, F function) {
        return SummaryTable.named("ads.summary")
                .primaryKey(USER)
                .aggregate(column, function)
                .accept("LK0422", column, WHY)
                .build();
    }

    static <T, F extends Record & UserFunction<T>> SequenceGroup group(
            Column<T> column, F function) {
        return SequenceGroup.named("events").orderedBy(TIME).aggregate(column, function);
    }

    static WideTable wide(SequenceGroup group) {
        Column<?> column = group.values().get(0).column();
        WideTable.Builder builder =
                WideTable.named("ads.wide")
                        .primaryKey(USER)
                        .groups(group)
                        .buckets(Buckets.fixed(1))
                        .accept("LK0422", column, WHY);
        boolean counts = group.values().stream().anyMatch(v -> v.function().countsEachRow());
        return counts ? builder.accept("LK0405", column, WHY).build() : builder.build();
    }

    /**
     * Rows of three keys in several commits: times in no order, so that some are late, and some
     * rows twice.
     */
    static <T> List<List<Row>> commits(Random random, Column<T> column, Supplier<T> values) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Row row =
                    Row.of(USER, (long) random.nextInt(3))
                            .with(TIME, random.nextInt(20))
                            .with(column, random.nextInt(8) == 0 ? null : values.get());
            rows.addAll(random.nextInt(4) == 0 ? List.of(row, row) : List.of(row));
        }
        return Stream.of(rows.subList(0, 3), rows.subList(3, 20), rows.subList(20, rows.size()))
                .map(List::copyOf)
                .toList();
    }
}
