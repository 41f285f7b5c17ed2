package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.change.TableChange;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Deletes;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableName;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What plain Paimon makes of options that belong to another kind of table, each by the number of
 * its rule, and what lakekit says or does instead.
 */
class DamageOfOptionsTest {

    @TempDir Path warehouse;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    @Shows("LK0810")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "merge-engine, aggregation, LK0810",
        "fields.v.aggregate-function, sum, LK0810",
        "sequence.field, v, LK0810",
        "partial-update.remove-record-on-delete, true, LK0810",
        "partial-update.remove-record-on-sequence-group, v, LK0810",
        "aggregation.remove-record-on-delete, true, LK0810",
        "record-level.expire-time, 1 d, LK0810",
        "local-merge-buffer-size, 1 mb, LK0810",
        "cross-partition-upsert.index-ttl, 1 d, LK0810"
    })
    void rule137_optionOfTablesWithAKey_doesNothingWithoutOne(
            String option, String value, String code) throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("v", DataTypes.BIGINT())
                                .option("record-level.time-field", "v")
                                .option(option, value));
        table.commit(row(1, 5)).commit(row(1, 3));
        assertThat(table.rows()).containsExactlyInAnyOrder(List.of(1L, 5L), List.of(1L, 3L));

        AppendTable design =
                AppendTable.named("ads.t").columns(Kept.K, Kept.V).rawOption(option, value).build();
        assertThat(Kept.codes(design)).containsExactly(code);
    }

    @Shows("LK0807")
    @Test
    void rule43_ignoredUpdateBeforeWithoutAKey_keepsBothRows() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("v", DataTypes.BIGINT())
                                .option("ignore-update-before", "true"));
        table.commit(row(1, 5))
                .commit(row(RowKind.UPDATE_BEFORE, 1, 5), row(RowKind.UPDATE_AFTER, 1, 6));
        assertThat(table.rows()).containsExactlyInAnyOrder(List.of(1L, 5L), List.of(1L, 6L));

        AppendTable design =
                AppendTable.named("ads.t")
                        .columns(Kept.K, Kept.V)
                        .rawOption("ignore-update-before", "true")
                        .build();
        assertThat(Kept.codes(design)).containsExactly("LK0807");
    }

    @Shows({"LK0802", "LK1109"})
    @Test
    void rule138_functionOfADeduplicatedTable_isIgnored() throws Exception {
        PlainTable table =
                table(keyed("deduplicate", "k", "v").option("fields.v.aggregate-function", "sum"));
        table.commit(row(1, 5)).commit(row(1, 3));
        assertThat(table.value("v")).isEqualTo(3L);

        assertThat(Kept.codesOfImport(warehouse)).contains("LK1109");
        assertThat(
                        Kept.codes(
                                Kept.latest()
                                        .accept("LK0320", "one writer")
                                        .rawOption("fields.v.aggregate-function", "sum")
                                        .build()))
                .containsExactly("LK0802");
        Row row = Row.of(Kept.K, 1L);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> kept = lake.create(Kept.sums().build());
            Kept.write(kept, row.with(Kept.V, 5L), row.with(Kept.V, 3L));
            assertThat(kept.reader(Kept.V).toList()).containsExactly(Row.of(Kept.V, 8L));
        }
    }

    private PlainTable ofKinds(Consumer<Schema.Builder> more) throws Exception {
        Schema.Builder schema =
                Schema.newBuilder()
                        .column("k", DataTypes.BIGINT())
                        .column("op", DataTypes.STRING())
                        .option("rowkind.field", "op");
        more.accept(schema);
        return table(schema);
    }

    @Shows("LK0717")
    @Test
    void rule145_columnOfKinds_isBelievedBeforeTheRow() throws Exception {
        PlainTable table = ofKinds(schema -> schema.primaryKey("k").option("bucket", "1"));
        table.commit(row(1, "+I")).commit(row(RowKind.DELETE, 1, "+I"));
        assertThat(table.rows()).as("deleted").containsExactly(List.of(1L, "+I"));
        table.commit(row(1, "-D"));
        assertThat(table.rows()).as("inserted").isEmpty();
        assertThatThrownBy(() -> table.commit(row(1, "delete")))
                .hasStackTraceContaining("Unsupported short string 'delete' for row kind");

        Column<String> op = Column.of("op", ColumnType.STRING);
        assertThat(Kept.latest().kindIn(op).check().codes()).contains("LK0717");
        LatestTable design = Kept.latest().kindIn(op).accept("LK0320", "one writer").build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<LatestTable> kept = lake.create(design);
            Row row = Row.of(Kept.K, 1L).with(Kept.V, 5L);
            Kept.write(kept, row.with(op, "+I"));
            assertThat(kept.reader(Kept.V).toList()).hasSize(1);
            assertThatThrownBy(() -> Kept.write(kept, row.with(op, "delete")))
                    .hasMessageContaining("LK1201 ERROR ads.t.op: is 'delete'; the column says")
                    .hasMessageContaining("Supply '+I', '-U', '+U' or '-D'.");
            assertThatThrownBy(() -> Kept.write(kept, row))
                    .hasMessageContaining("LK1201 ERROR ads.t.op: is null; the column says");
            Kept.write(kept, row.with(op, "-D"));
            assertThat(kept.reader(Kept.V).toList()).isEmpty();
        }
    }

    @Shows("LK0715")
    @Test
    void rule145_columnOfKindsThatIsNoText_letsNobodyWrite() throws Exception {
        PlainTable table =
                table(
                        keyed("deduplicate", "k", "op")
                                .option("rowkind.field", "op")
                                .option("bucket", "1"));
        assertThatThrownBy(() -> table.commit(row(1, 1)))
                .hasStackTraceContaining("only support string type for rowkind, but op is BIGINT");

        assertThat(Kept.latest().kindIn(Column.of("op", ColumnType.character(1))).check().codes())
                .contains("LK0715");
    }

    @Shows("LK0716")
    @Test
    void lk0716_kindInTheKey_leavesTheRow() throws Exception {
        PlainTable table = ofKinds(schema -> schema.primaryKey("k", "op").option("bucket", "1"));
        table.commit(row(1, "+I")).commit(row(1, "-D"));
        assertThat(table.rows()).containsExactly(List.of(1L, "+I"));

        Column<String> op = Column.of("op", ColumnType.STRING);
        assertThat(LatestTable.named("ads.t").primaryKey(Kept.K, op).kindIn(op).check().codes())
                .contains("LK0716");
    }

    @Shows("LK0817")
    @Test
    void rule145_columnOfKindsOfOtherTables_undoesOrFails() throws Exception {
        PlainTable sums =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("op", DataTypes.STRING())
                                .column("v", DataTypes.BIGINT())
                                .primaryKey("k")
                                .option("bucket", "1")
                                .option("merge-engine", "aggregation")
                                .option("fields.v.aggregate-function", "sum")
                                .option("rowkind.field", "op"));
        sums.commit(row(1, "+I", 5)).commit(row(1, "-U", 2));
        assertThat(sums.value("v")).isEqualTo(3L);
        PlainTable log = ofKinds(schema -> {});
        assertThatThrownBy(() -> log.commit(row(1, "-D")))
                .hasStackTraceContaining(
                        "Append only writer can not accept row with RowKind DELETE");
        PlainTable first =
                ofKinds(
                        schema ->
                                schema.primaryKey("k")
                                        .option("bucket", "1")
                                        .option("merge-engine", "first-row"));
        assertThatThrownBy(() -> first.commit(row(1, "+I"), row(1, "-D")))
                .hasStackTraceContaining(
                        "By default, First row merge engine can not accept DELETE");

        Column<String> op = Column.of("op", ColumnType.STRING);
        AppendTable design =
                AppendTable.named("ads.log")
                        .columns(Kept.K, op)
                        .rawOption("rowkind.field", "op")
                        .accept("LK0817", "rowkind.field", "its job fills it")
                        .build();
        assertThat(Kept.codes(design)).containsExactly("LK0817");
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept = lake.create(design);
            assertThatThrownBy(() -> Kept.write(kept, Row.of(Kept.K, 1L).with(op, "-D")))
                    .hasMessageContaining("Supply '+I' or '+U'.");
        }
    }

    @Shows("LK0802")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "partial-update.ignore-delete",
                "first-row.ignore-delete",
                "deduplicate.ignore-delete"
            })
    void rule165_otherNameOfAnOption_isReadAsTheOption(String name) throws Exception {
        PlainTable table =
                table(
                        keyed("partial-update", "k", "g", "v")
                                .option("fields.g.sequence-group", "v")
                                .option(name, "true"));
        table.commit(row(1, 1, 5)).commit(row(RowKind.DELETE, 1, 2, 5));
        assertThat(table.value("v")).as("the delete did nothing").isEqualTo(5L);

        SequenceGroup group =
                SequenceGroup.named("g")
                        .orderedBy(Column.of("g", ColumnType.BIGINT))
                        .latest(Kept.V);
        assertThat(Kept.codes(Kept.wide(group).rawOption(name, "true").build()))
                .containsExactly("LK0802");
        try (Lake lake = Lake.open(warehouse)) {
            ImportedTable imported = lake.importTable(TableName.parse("plain.t0"));
            WideTable design = (WideTable) imported.design().orElseThrow();
            assertThat(design.deletes()).isEqualTo(Deletes.IGNORE);
            assertThat(lake.plan(design).changes())
                    .extracting(TableChange::toString)
                    .allMatch(change -> change.contains("disable-explicit-type-casting"));
        }
    }

    @Shows("LK0809")
    @Test
    void lk0809_twoNamesOfOneOption_areReadByOne() throws Exception {
        PlainTable table =
                table(
                        keyed("partial-update", "k", "g", "v")
                                .option("fields.g.sequence-group", "v")
                                .option("ignore-delete", "false")
                                .option("partial-update.ignore-delete", "true"));
        table.commit(row(1, 1, 5)).commit(row(RowKind.DELETE, 1, 2, 5));
        assertThat(table.value("v")).as("the delete came through").isNull();

        AppendTable design =
                AppendTable.named("ads.t")
                        .columns(Kept.K, Kept.V)
                        .rawOption("write-only", "false")
                        .rawOption("write.compaction-skip", "true")
                        .build();
        assertThat(Kept.codes(design)).containsExactly("LK0809");
    }

    @Shows("LK0811")
    @Test
    void rule171_greatestNumberOfSnapshots_cutsTheAge() throws Exception {
        PlainTable table =
                table(
                        keyed("deduplicate", "k", "v")
                                .option("snapshot.time-retained", "6 h")
                                .option("snapshot.num-retained.min", "2")
                                .option("snapshot.num-retained.max", "3"));
        for (int i = 0; i < 6; i++) {
            table.commit(row(1, i));
        }
        assertThat(table.unwrap().snapshotManager().earliestSnapshotId()).isGreaterThan(1);

        SummaryTable design =
                Kept.sums()
                        .keep(Retention.snapshots(Duration.ofHours(6)))
                        .rawOption("snapshot.num-retained.max", "10")
                        .build();
        assertThat(Kept.codes(design)).containsExactly("LK0811");
    }
}
