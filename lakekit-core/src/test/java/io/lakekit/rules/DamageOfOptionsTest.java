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

    @Shows("LK0807")
    @Test
    void rule145_columnOfKinds_isBelievedBeforeTheRow() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("op", DataTypes.STRING())
                                .primaryKey("k")
                                .option("bucket", "1")
                                .option("rowkind.field", "op"));
        table.commit(row(1, "+I")).commit(row(RowKind.DELETE, 1, "+I"));
        assertThat(table.rows()).as("deleted").containsExactly(List.of(1L, "+I"));
        table.commit(row(1, "-D"));
        assertThat(table.rows()).as("inserted").isEmpty();
        assertThatThrownBy(() -> table.commit(row(1, "delete")))
                .hasStackTraceContaining("Unsupported short string 'delete' for row kind");

        assertThat(Kept.codesOfRaw("rowkind.field", "v")).containsExactly("LK0807");
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
