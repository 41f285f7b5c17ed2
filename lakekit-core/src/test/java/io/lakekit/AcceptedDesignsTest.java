package io.lakekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.lakekit.catalog.Lake;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WholeRowTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.RecordSink;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules accept, Paimon creates, writes, merges, compacts and reads. */
@Tag("long")
class AcceptedDesignsTest {

    private static final int DRAWN = Integer.getInteger("lakekit.designs", 8);

    @TempDir Path warehouse;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void acceptedDesign_survivesItsLife(long seed) {
        int accepted = 0;
        SplittableRandom seeds = new SplittableRandom(seed);
        try (Lake lake = Lake.open(warehouse)) {
            for (int i = 0; i < DRAWN; i++) {
                long drawn = seeds.nextLong();
                SplittableRandom random = new SplittableRandom(drawn);
                Optional<TableDesign> design = RandomDesigns.draw(random, "ads.t" + i);
                if (design.isPresent()) {
                    accepted++;
                    live(lake, design.get(), random, "seed " + seed + ", design " + i);
                }
            }
        }
        assertThat(accepted).as("designs accepted of %d", DRAWN).isGreaterThan(DRAWN / 10);
    }

    private static void live(Lake lake, TableDesign design, SplittableRandom random, String which) {
        try {
            LakeTable<TableDesign> table = lake.create(design);
            RandomTypes values = new RandomTypes(random);
            List<Row> keys = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                keys.add(values.row(design.suppliedColumns()));
            }
            for (int commit = 0; commit < 3; commit++) {
                write(table, keys, values);
            }
            List<Row> before = table.reader().toList();
            assertThat(table.compact().filesAfter()).isPositive();
            List<Row> after = table.reader().toList();
            assertThat(after).isNotEmpty().containsExactlyInAnyOrderElementsOf(before);
        } catch (RuntimeException | AssertionError e) {
            fail(
                    which
                            + ", "
                            + design
                            + " of "
                            + design.columns()
                            + " in "
                            + design.slices()
                            + " "
                            + design.warnings(),
                    e);
        }
    }

    /** Every key once more, in each of the slices or as whole rows. */
    private static void write(LakeTable<TableDesign> table, List<Row> keys, RandomTypes values) {
        TableDesign design = table.design();
        try (TableWriter<TableDesign> writer = table.writer()) {
            if (design.slices().isEmpty()) {
                RecordSink<Row> rows = writer.rows();
                keys.forEach(
                        key ->
                                rows.write(
                                        keyed(
                                                design,
                                                key,
                                                values,
                                                design.suppliedColumns(),
                                                order(design))));
            }
            for (Slice<?> slice : design.slices()) {
                RecordSink<Row> stream = writer.stream(any(slice));
                List<Column<?>> order =
                        slice instanceof SequenceGroup group ? group.order() : List.of();
                keys.forEach(
                        key ->
                                stream.write(
                                        keyed(
                                                design,
                                                key,
                                                values,
                                                design.columnsOf(slice),
                                                order)));
            }
            assertThat(writer.commit()).isPositive();
        }
    }

    /** The columns without which a whole row has no order. */
    private static List<Column<?>> order(TableDesign design) {
        return design.byKind(
                grouped -> grouped.rowOrder(),
                wholeRow -> wholeRow.order(),
                summary -> summary.rowOrder(),
                append -> List.of(),
                hybrid -> List.of());
    }

    @SuppressWarnings("unchecked")
    private static Slice<TableDesign> any(Slice<?> slice) {
        return (Slice<TableDesign>) slice;
    }

    /** A row of these columns with a key that comes again, and values that order it. */
    private static Row keyed(
            TableDesign design,
            Row key,
            RandomTypes values,
            List<Column<?>> columns,
            List<Column<?>> order) {
        Row row = values.row(columns);
        for (Column<?> column : columns) {
            if (isText(column) && names(design.partitionColumns()).contains(column.name())) {
                row = with(column, "1", row);
            } else if (names(design.primaryKey()).contains(column.name())) {
                row = copied(column, key, row);
            } else if (row.get(column) == null && names(order).contains(column.name())) {
                row = with(column, values.value(column.type()), row);
            }
        }
        return design instanceof WholeRowTable table ? kept(table, row) : row;
    }

    /** The row as one that is written, and that is not old. */
    private static Row kept(WholeRowTable table, Row row) {
        Row written = table.rowKind().map(kind -> with(kind, "+I", row)).orElse(row);
        Retention kept = table.retention();
        return kept == null || kept.rows() == null
                ? written
                : with(
                        table.column(kept.rows().timeColumn()).orElseThrow(),
                        Instant.parse("2100-01-01T00:00:00Z"),
                        written);
    }

    private static List<String> names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /** Blank text and the like is refused there. */
    private static boolean isText(Column<?> column) {
        return column.type().javaType() == String.class;
    }

    private static <T> Row copied(Column<T> column, Row from, Row to) {
        return to.with(column, from.get(column));
    }

    @SuppressWarnings("unchecked")
    private static <T> Row with(Column<T> column, Object value, Row to) {
        return to.with(column, (T) value);
    }
}
