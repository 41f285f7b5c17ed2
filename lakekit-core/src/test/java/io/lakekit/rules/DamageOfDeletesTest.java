package io.lakekit.rules;

import static io.lakekit.rules.Kept.K;
import static io.lakekit.rules.Kept.V;
import static io.lakekit.rules.Kept.wide;
import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BOOLEAN;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.Deletes;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.function.Trait;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What plain Paimon makes of rows that delete or retract, each by the number of its rule, and what
 * lakekit has instead: it refuses them, or writes what has their effect.
 */
class DamageOfDeletesTest {

    private static final Column<Long> G = Column.of("g", BIGINT);
    private static final Column<Long> A = Column.of("a", BIGINT);
    private static final Column<Long> STATE_AT = Column.of("state_at", BIGINT);
    private static final Column<Boolean> GONE = Column.of("gone", BOOLEAN);
    private static final SequenceGroup DATA = SequenceGroup.named("data").orderedBy(G).latest(A);
    private static final SequenceGroup STATE =
            SequenceGroup.named("state").orderedBy(STATE_AT).latest(GONE);

    @TempDir Path warehouse;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    private PlainTable aggregated(DataType type, String function) throws Exception {
        return table(
                Schema.newBuilder()
                        .column("k", DataTypes.BIGINT())
                        .column("v", type)
                        .primaryKey("k")
                        .option("bucket", "1")
                        .option("merge-engine", "aggregation")
                        .option("fields.v.aggregate-function", function));
    }

    private static Row data(long order, long value) {
        return Row.of(K, 1L).with(G, order).with(A, value);
    }

    private static Row gone(long order) {
        return Row.of(K, 1L).with(STATE_AT, order).with(GONE, true);
    }

    @Shows("LK1215")
    @Test
    void rule27_deleteOfAPartialUpdate_makesTheKeyUnreadable() throws Exception {
        PlainTable table = table(keyed("partial-update", "k", "a"));
        table.commit(row(1, 1)).commit(row(RowKind.DELETE, 1, 1));
        assertThatThrownBy(table::rows).hasStackTraceContaining("can not accept delete records");
        assertThatThrownBy(table::compact).hasStackTraceContaining("can not accept delete records");

        assertThat(Kept.codesOfChanges(wide(DATA, STATE).build(), null)).containsExactly("LK1215");
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> kept = lake.create(wide(DATA, STATE).build());
            Kept.write(kept, DATA, data(1, 1));
            Kept.write(kept, STATE, gone(2));
            kept.compact();
            assertThat(kept.reader(GONE).toList()).containsExactly(Row.of(GONE, true));
        }
    }

    @Shows("LK1215")
    @Test
    void rule32_updateOfAListOrAProduct_losesItsRetraction() throws Exception {
        PlainTable list = aggregated(DataTypes.ARRAY(DataTypes.BIGINT()), "collect");
        list.commit(row(1, List.of(1)))
                .commit(
                        row(RowKind.UPDATE_BEFORE, 1, List.of(1)),
                        row(RowKind.UPDATE_AFTER, 1, List.of(2)));
        assertThat(list.value("v")).isEqualTo(List.of(1L, 2L));
        PlainTable product = aggregated(DataTypes.BIGINT(), "product");
        product.commit(row(1, 2))
                .commit(row(RowKind.UPDATE_BEFORE, 1, 2), row(RowKind.UPDATE_AFTER, 1, 3));
        assertThat(product.value("v")).isEqualTo(6L);

        Column<List<Long>> items = Column.of("items", array(BIGINT));
        assertThat(Kept.codesOfChanges(items, AggFunctions.collect())).containsExactly("LK1215");
        SequenceGroup whole = SequenceGroup.named("whole").orderedBy(G).latest(items);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> kept = lake.create(wide(whole).build());
            Row first = Row.of(K, 1L).with(G, 1L).with(items, List.of(1L));
            Row second = Row.of(K, 1L).with(G, 2L).with(items, List.of(2L));
            Kept.write(kept, whole, first, second);
            assertThat(kept.reader().toList()).containsExactly(second);
        }
    }

    @Test
    void rule33_retractionThatIsCompactedBeforeItsRow_isForgotten() throws Exception {
        PlainTable split = aggregated(DataTypes.BIGINT(), "sum");
        split.commit(row(RowKind.DELETE, 1, 3)).commit(row(1, 10));
        assertThat(split.value("v")).isEqualTo(7L);
        PlainTable compacted = aggregated(DataTypes.BIGINT(), "sum");
        compacted.commit(row(RowKind.DELETE, 1, 3)).compact().commit(row(1, 10));
        assertThat(compacted.value("v")).isEqualTo(10L);

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> kept = lake.create(Kept.sums().build());
            Kept.delete(kept, Row.of(K, 1L).with(V, 3L));
            kept.compact();
            Kept.write(kept, Row.of(K, 1L).with(V, 10L));
            assertThat(kept.reader(V).toList()).containsExactly(Row.of(V, 7L));
        }
    }

    @Shows("LK0817")
    @Test
    void rule35_readerOfSomeColumns_seesTheDeletedRow() throws Exception {
        String option = "partial-update.remove-record-on-sequence-group";
        PlainTable table =
                table(
                        keyed("partial-update", "k", "g", "a", "h", "b")
                                .option("fields.g.sequence-group", "a")
                                .option("fields.h.sequence-group", "b")
                                .option(option, "h"));
        table.commit(row(1, 1, 1, 1, 1)).commit(row(RowKind.DELETE, 1, null, null, 2, null));
        assertThat(table.rows()).isEmpty();
        assertThat(table.rows(List.of("k", "g", "a"))).containsExactly(List.of(1L, 1L, 1L));

        assertThat(Kept.codes(wide(DATA).rawOption(option, "g").build())).containsExactly("LK0817");
        try (Lake lake = Lake.open(warehouse)) {
            TableDesign imported =
                    lake.importTable(TableName.parse("plain.t0")).design().orElseThrow();
            assertThat(lake.open(imported).reader(K, G, A).toList()).isEmpty();
            LakeTable<WideTable> kept = lake.create(wide(DATA, STATE).build());
            Kept.write(kept, DATA, data(1, 1));
            Kept.write(kept, STATE, gone(2));
            assertThat(kept.reader(K, A).where(GONE.isNull()).toList()).isEmpty();
        }
    }

    @Shows("LK0718")
    @Test
    void rule36_loneUpdateBefore_leavesTheOldRow() throws Exception {
        String option = "partial-update.remove-record-on-delete";
        PlainTable table = table(keyed("partial-update", "k", "a").option(option, "true"));
        table.commit(row(1, 1)).commit(row(RowKind.UPDATE_BEFORE, 1, 1));
        assertThat(table.rows()).containsExactly(List.of(1L, 1L));

        assertThat(merged().check().codes()).containsExactly("LK0330", "LK0718");
    }

    private static WideTable.Builder merged() {
        return WideTable.named("ads.t").primaryKey(K).unordered(A, V).deletes(Deletes.WHOLE_ROW);
    }

    @Shows("LK0719")
    @Test
    void rule43_ignoredRetractions_leaveWhatTheyTakeBack() throws Exception {
        PlainTable table =
                table(
                        keyed("aggregation", "k", "v")
                                .option("fields.v.aggregate-function", "sum")
                                .option("ignore-delete", "true"));
        table.commit(row(1, 5))
                .commit(row(RowKind.UPDATE_BEFORE, 1, 5), row(RowKind.UPDATE_AFTER, 1, 6));
        assertThat(table.value("v")).isEqualTo(11L);

        SummaryTable.Builder summed = Kept.sums().deletes(Deletes.IGNORE);
        assertThat(summed.check().codes()).containsExactly("LK0421", "LK0425", "LK0719");
        ReferenceTable<SummaryTable> truth =
                ReferenceTable.of(summed.accept("LK0719", "x").build());
        truth.write(Row.of(K, 1L).with(V, 5L));
        truth.retract(Row.of(K, 1L).with(V, 5L));
        truth.write(Row.of(K, 1L).with(V, 6L));
        assertThat(truth.rows()).containsExactly(Row.of(K, 1L).with(V, 11L));
        try (Lake lake = Lake.open(warehouse)) {
            TableDesign imported =
                    lake.importTable(TableName.parse("plain.t0")).design().orElseThrow();
            assertThat(((SummaryTable) imported).deletes()).contains(Deletes.IGNORE);
            assertThat(lake.plan(imported).isEmpty()).isTrue();
        }
    }

    /** What a reader sees is what the reference says, whatever is compacted and looked up. */
    @Shows("LK0718")
    @ParameterizedTest
    @ValueSource(strings = {"none", "lookup", "full-compaction"})
    void lk0718_deleteOfACommitOfItsOwn_isKept(String changelog) throws Exception {
        TableDesign design =
                merged().accept("LK0330", "one writer")
                        .accept("LK0718", "keys do not come again")
                        .build();
        for (boolean compacted : new boolean[] {false, true}) {
            PlainTable table =
                    table(
                            keyed("partial-update", "k", "a", "v")
                                    .option("changelog-producer", changelog)
                                    .option("partial-update.remove-record-on-delete", "true"));
            ReferenceTable<TableDesign> truth = ReferenceTable.of(design);
            Row first = Row.of(K, 1L).with(A, 1L).with(V, 1L);
            table.commit(row(1, 1, 1));
            truth.write(first);
            (compacted ? table.compact() : table).commit(row(RowKind.DELETE, 1, 1, 1));
            truth.retract(first);
            assertThat(table.rows()).isEmpty();
            assertThat(truth.rows()).isEmpty();
            (compacted ? table.compact() : table).commit(row(1, null, 2));
            truth.write(Row.of(K, 1L).with(V, 2L));
            assertThat(table.rows()).containsExactly(Arrays.asList(1L, null, 2L));
            assertThat(truth.rows()).containsExactly(Row.of(K, 1L).with(A, null).with(V, 2L));
        }
    }

    @Shows({"LK1201", "LK1216"})
    @Test
    void rule37_deleteWithoutAnOrder_isIgnored() throws Exception {
        PlainTable table = table(keyed("deduplicate", "k", "s", "v").option("sequence.field", "s"));
        table.commit(row(1, 5, 50)).commit(row(RowKind.DELETE, 1, null, null));
        assertThat(table.rows()).containsExactly(List.of(1L, 5L, 50L));

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> kept = lake.create(wide(DATA, STATE).build());
            assertThatThrownBy(() -> Kept.write(kept, STATE, Row.of(K, 1L).with(GONE, true)))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1201 ERROR ads.t.state_at");
            LakeTable<LatestTable> newest = lake.create(ordered("ads.newest"));
            assertThatThrownBy(() -> Kept.delete(newest, Row.of(K, 1L)))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1216 ERROR ads.newest.g: is null in a row that retr");
        }
    }

    private static LatestTable ordered(String name) {
        return LatestTable.named(name).primaryKey(K).columns(V).orderedBy(G).build();
    }

    /** A latest-row table of lakekit's forgets too; a group that is cleared does not. */
    @Test
    void rule38_deleteThatIsCompacted_isForgottenByALateRow() throws Exception {
        for (boolean compacted : new boolean[] {false, true}) {
            PlainTable table =
                    table(keyed("deduplicate", "k", "s", "v").option("sequence.field", "s"));
            table.commit(row(1, 3, 30)).commit(row(RowKind.DELETE, 1, 5, 50));
            (compacted ? table.compact() : table).commit(row(1, 2, 20));
            assertThat(table.rows()).hasSize(compacted ? 1 : 0);
        }

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<LatestTable> forgetting = lake.create(ordered("ads.newest"));
            Kept.write(forgetting, newest(3));
            Kept.delete(forgetting, newest(5));
            Kept.write(forgetting, newest(2));
            assertThat(forgetting.reader().toList()).isEmpty();
            forgetting.compact();
            Kept.write(forgetting, newest(1));
            assertThat(forgetting.reader().toList()).containsExactly(newest(1));

            LakeTable<WideTable> kept = lake.create(wide(DATA, STATE).build());
            Kept.write(kept, DATA, data(3, 30));
            try (TableWriter<WideTable> writer = kept.writer()) {
                writer.changes(DATA).delete(data(5, 30));
                writer.commit();
            }
            kept.compact();
            Kept.write(kept, DATA, data(2, 20));
            assertThat(kept.reader(G, A).toList()).containsExactly(Row.of(G, 5L).with(A, null));
        }
    }

    private static Row newest(long order) {
        return Row.of(K, 1L).with(V, 1L).with(G, order);
    }

    @Shows("LK1215")
    @Test
    void rule46_retractionOfAColumnThatIsNeverNull_makesTheKeyUnreadable() throws Exception {
        PlainTable table = aggregated(DataTypes.BIGINT().notNull(), "last_value");
        table.commit(row(1, 1)).commit(row(RowKind.UPDATE_BEFORE, 1, 1));
        assertThatThrownBy(() -> table.compact().rows()).isInstanceOf(Exception.class);

        SummaryTable design =
                SummaryTable.named("ads.t")
                        .primaryKey(K)
                        .aggregate(V.notNull(), AggFunctions.latest())
                        .build();
        assertThat(Kept.codesOfChanges(design, null)).containsExactly("LK1215");
    }

    @Shows("LK1215")
    @Test
    void rule47_retractedEntry_goesWhateverItsValue() throws Exception {
        PlainTable table =
                aggregated(DataTypes.MAP(DataTypes.STRING(), DataTypes.BIGINT()), "merge_map");
        table.commit(row(1, Map.of("a", 1))).commit(row(RowKind.DELETE, 1, Map.of("a", 9)));
        assertThat(table.value("v")).isEqualTo(Map.of());

        Column<Map<String, Long>> mine = Column.of("mine", map(STRING, BIGINT));
        assertThat(Kept.codesOfChanges(mine, AggFunctions.mergeMap())).containsExactly("LK1215");
        Column<Map<String, Long>> theirs = Column.of("theirs", map(STRING, BIGINT));
        SequenceGroup one = SequenceGroup.named("one").orderedBy(G).latest(mine);
        SequenceGroup two = SequenceGroup.named("two").orderedBy(STATE_AT).latest(theirs);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> kept = lake.create(wide(one, two).build());
            Kept.write(kept, one, Row.of(K, 1L).with(G, 1L).with(mine, Map.of("a", 1L)));
            Kept.write(kept, two, Row.of(K, 1L).with(STATE_AT, 1L).with(theirs, Map.of("a", 9L)));
            Kept.write(kept, two, Row.of(K, 1L).with(STATE_AT, 2L).with(theirs, Map.of()));
            assertThat(kept.reader(mine).toList()).containsExactly(Row.of(mine, Map.of("a", 1L)));
        }
    }

    @Shows("LK1215")
    @Test
    void rule57_retractionOfAProduct_truncatesOrFails() throws Exception {
        PlainTable table = aggregated(DataTypes.BIGINT(), "product");
        table.commit(row(1, 7)).commit(row(RowKind.UPDATE_BEFORE, 1, 2));
        assertThat(table.value("v")).isEqualTo(3L);
        table.commit(row(RowKind.UPDATE_BEFORE, 1, 0));
        assertThatThrownBy(table::rows).hasStackTraceContaining("/ by zero");

        assertThat(AggFunctions.product().traits()).doesNotContain(Trait.RETRACTABLE);
        assertThat(Kept.codesOfChanges(V, AggFunctions.product())).containsExactly("LK1215");
    }
}
