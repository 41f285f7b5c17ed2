package io.lakekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fact behind LK0408: entries merged in a group have no order of their own. */
class LateEntriesTest {

    private static final Column<Long> AD = Column.of("ad", ColumnType.BIGINT);
    private static final Column<Integer> TIME = Column.of("t", ColumnType.INT);
    private static final Column<Integer> KEY = Column.of("k", ColumnType.INT).notNull();
    private static final Column<Integer> VALUE = Column.of("v", ColumnType.INT);
    private static final Column<Map<String, Integer>> COUNTS =
            Column.of("counts", ColumnType.map(ColumnType.STRING, ColumnType.INT));
    private static final Column<List<Row>> ROWS =
            Column.of("rows", ColumnType.array(ColumnType.row(KEY, VALUE)));

    @TempDir Path warehouse;

    @Test
    void mergeMap_inAGroup_losesALateRowToAnOlderEntry() {
        Map<String, Integer> merged =
                written(
                        COUNTS,
                        AggFunctions.mergeMap(),
                        Map.of("a", 1),
                        Map.of("b", 3),
                        Map.of("a", 2));

        assertThat(merged).as("in time order 'a' is 2").isEqualTo(Map.of("a", 1, "b", 3));
    }

    @Test
    void nestedUpdate_inAGroup_losesALateRowToAnOlderEntry() {
        List<Row> merged =
                written(
                        ROWS,
                        AggFunctions.nestedUpdate(KEY),
                        List.of(entry(1, 1)),
                        List.of(entry(2, 3)),
                        List.of(entry(1, 2)));

        assertThat(merged)
                .as("in time order row 1 is 2")
                .containsExactlyInAnyOrder(entry(1, 1), entry(2, 3));
    }

    private static Row entry(int key, int value) {
        return Row.of(KEY, key).with(VALUE, value);
    }

    /** Writes values of times 1, 3 and 2 in one commit each. */
    private <T> T written(
            Column<T> column, AggFunction<? super T> function, T first, T third, T second) {
        SequenceGroup group = SequenceGroup.named("g").orderedBy(TIME).aggregate(column, function);
        WideTable design =
                WideTable.named("ads.t")
                        .primaryKey(AD)
                        .groups(group)
                        .accept("LK0408", column, "this is what happens")
                        .build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> table = lake.create(design);
            write(table, group, Row.of(AD, 1L).with(TIME, 1).with(column, first));
            write(table, group, Row.of(AD, 1L).with(TIME, 3).with(column, third));
            write(table, group, Row.of(AD, 1L).with(TIME, 2).with(column, second));
            Row row = table.reader().toList().get(0);
            return row.get(column);
        }
    }

    private static void write(LakeTable<WideTable> table, SequenceGroup group, Row row) {
        try (TableWriter<WideTable> writer = table.writer()) {
            writer.stream(group).write(row);
            writer.commit();
        }
    }
}
