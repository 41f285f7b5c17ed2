package io.lakekit.proof;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.varchar;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.TableDiff;
import io.lakekit.change.Risk;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.FirstTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.design.WholeRowBuilder;
import io.lakekit.design.WholeRowTable;
import io.lakekit.internal.diff.Differences;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables of whole rows that grow at random between writes and compactions, and keep rows for longer
 * and longer, hold what the last design's truth chooses from all rows, old ones included.
 */
@Tag("long")
class GrowingRowsTest {

    private static final long SEED = Long.getLong("lakekit.seed", 1);
    private static final int TABLES = Integer.getInteger("lakekit.tables", 4);
    private static final int STEPS = 3;
    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> AT = Column.of("at", BIGINT).notNull();

    /** What a type may be widened to. */
    private static final Map<ColumnType<?>, ColumnType<?>> WIDER =
            Map.of(INT, BIGINT, varchar(4), STRING, decimal(5, 1), decimal(9, 2));

    private static final List<ColumnType<?>> TYPES =
            List.of(INT, BIGINT, varchar(4), decimal(5, 1));

    @TempDir Path warehouse;

    private SplittableRandom random = new SplittableRandom(SEED);
    private final long now = System.currentTimeMillis();
    private int columns;
    private long written;

    @Test
    void wholeRows_thatGrow_areThoseThatTheLastDesignChooses() {
        try (Lake lake = Lake.open(warehouse)) {
            for (int number = 0; number < TABLES; number++) {
                random = new SplittableRandom(SEED * 1_000_003 + number);
                grow(lake, number);
            }
        }
    }

    private void grow(Lake lake, int number) {
        columns = 0;
        boolean first = number % 2 == 0;
        boolean follows = random.nextBoolean();
        List<Column<?>> values = new ArrayList<>(List.of(column()));
        List<Row> rows = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            WholeRowTable design = design("ads.t" + number, first, follows, values, step);
            TableDiff<WholeRowTable> diff = lake.plan(design);
            assertThat(diff.risk()).isIn(Risk.SAFE, Risk.NEEDS_RESTART);
            LakeTable<WholeRowTable> table = lake.apply(diff);
            hold(table, rows);
            write(table, values, rows);
            hold(table, rows);
            if (random.nextBoolean()) {
                table.compact();
                hold(table, rows);
            }
            values = grown(values);
        }
    }

    private static WholeRowTable design(
            String name, boolean first, boolean follows, List<Column<?>> values, int step) {
        WholeRowBuilder<?, ?> builder =
                first
                        ? FirstTable.named(name).primaryKey(ID).columns(AT)
                        : LatestTable.named(name).primaryKey(ID).orderedBy(AT);
        return builder.columns(values.toArray(Column<?>[]::new))
                .changelog(follows ? ChangelogProducer.LOOKUP : ChangelogProducer.NONE)
                .keep(Retention.rows(Duration.ofDays(30 + step), AT))
                .build();
    }

    private Column<?> column() {
        return Column.of("c" + columns++, TYPES.get(random.nextInt(TYPES.size())));
    }

    private List<Column<?>> grown(List<Column<?>> values) {
        List<Column<?>> all = new ArrayList<>();
        for (Column<?> value : values) {
            ColumnType<?> wider = WIDER.get(value.type());
            all.add(
                    wider == null || random.nextInt(3) > 0
                            ? value
                            : Column.of(value.name(), wider));
        }
        if (random.nextInt(3) > 0) {
            all.add(column());
        }
        return all;
    }

    /** Late ones among them, in one or more commits. */
    private void write(LakeTable<WholeRowTable> table, List<Column<?>> values, List<Row> rows) {
        try (TableWriter<WholeRowTable> writer = table.writer()) {
            for (int i = 2 + random.nextInt(5); i > 0; i--) {
                long at = now + 10 * ++written - random.nextInt(60);
                Row row = Row.of(ID, (long) random.nextInt(3)).with(AT, at);
                for (Column<?> value : values) {
                    row = random.nextInt(4) > 0 ? with(row, value) : row;
                }
                writer.rows().write(row);
                rows.add(row);
                if (random.nextInt(4) == 0) {
                    writer.commit();
                }
            }
            writer.commit();
        }
    }

    @SuppressWarnings("unchecked") // drawn for the column's type
    private Row with(Row row, Column<?> column) {
        int number = random.nextInt(-9, 10);
        Object value =
                switch (column.type().kind()) {
                    case INT -> number;
                    case BIGINT -> (long) number << 33;
                    case DECIMAL -> BigDecimal.valueOf(number, 1);
                    default -> "t" + number;
                };
        return row.with((Column<Object>) column, value);
    }

    private static void hold(LakeTable<WholeRowTable> table, List<Row> rows) {
        ReferenceTable<WholeRowTable> truth = ReferenceTable.of(table.design());
        rows.forEach(row -> truth.write(asOf(table.design(), row)));
        assertThat(Differences.of(table.design(), truth.rows(), table.reader().toList()))
                .as("%s of seed %d: %s", table.design(), SEED, rows)
                .isEmpty();
    }

    /** The row of an earlier design as one of this: columns it lacks are null. */
    private static Row asOf(WholeRowTable design, Row row) {
        List<Column<?>> known = new ArrayList<>(design.columns());
        known.removeIf(column -> !row.asMap().containsKey(column.name()));
        List<@Nullable Object> values = new ArrayList<>();
        known.forEach(column -> values.add(column.type().fit(row.asMap().get(column.name()))));
        return Row.ofValues(known, values);
    }
}
