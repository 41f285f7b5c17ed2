package io.lakekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.CatalogConflictException;
import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.TableDiff;
import io.lakekit.design.Acceptance;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Deletes;
import io.lakekit.design.LatestTable;
import io.lakekit.design.RawOption;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableName;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Severity;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live tables as designs: those of our own come back, and those of others where they can. */
class ImportTest {

    @TempDir Path warehouse;

    private Catalog catalog;
    private Lake lake;

    @BeforeEach
    void open() throws Exception {
        catalog =
                CatalogFactory.createCatalog(
                        CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri())));
        catalog.createDatabase("ads", true);
        lake = Lake.open(catalog);
    }

    @AfterEach
    void close() throws Exception {
        lake.close();
        catalog.close();
    }

    private ImportedTable imported(String table) {
        return lake.importTable(TableName.parse("ads." + table));
    }

    private void create(String table, Schema.Builder schema) throws Exception {
        catalog.createTable(Identifier.create("ads", table), schema.build(), false);
    }

    @Test
    void diagnosisTable_ofAHandWrittenStatement_isAWideTableWithItsWarnings() throws Exception {
        create(
                "diag_wide",
                Schema.newBuilder()
                        .column("dt", DataTypes.STRING())
                        .column("hh", DataTypes.STRING())
                        .column("req_id", DataTypes.BIGINT())
                        .column("ad_id", DataTypes.BIGINT())
                        .column("rank_ts", DataTypes.BIGINT())
                        .column("rank_score", DataTypes.DOUBLE())
                        .column("rank_drop", DataTypes.STRING())
                        .column("click_ts", DataTypes.BIGINT())
                        .column("click_cnt", DataTypes.BIGINT())
                        .column("conv_ts", DataTypes.BIGINT())
                        .column("conv_ver", DataTypes.INT())
                        .column("conv_amt", DataTypes.DOUBLE())
                        .primaryKey("dt", "hh", "req_id", "ad_id")
                        .partitionKeys("dt", "hh")
                        .option("bucket", "2")
                        .option("bucket-key", "req_id")
                        .option("merge-engine", "partial-update")
                        .option("fields.rank_ts.sequence-group", "rank_score,rank_drop")
                        .option("fields.click_ts.sequence-group", "click_cnt")
                        .option("fields.click_cnt.aggregate-function", "sum")
                        .option("fields.conv_ts,conv_ver.sequence-group", "conv_amt")
                        .option("write-only", "true")
                        .option("snapshot.time-retained", "2 h")
                        .option("consumer.expiration-time", "1 d"));

        ImportedTable imported = imported("diag_wide");

        WideTable design = (WideTable) imported.design().orElseThrow();
        assertThat(design.groups())
                .extracting(SequenceGroup::name)
                .containsExactly("rank_ts", "click_ts", "conv_ts_conv_ver");
        assertThat(imported.findings().of(Severity.WARNING).codes()).contains("LK0405");
        assertThat(design.rawOptions().toString())
                .contains("write-only", "consumer.expiration-time");
        assertThat(lake.plan(design).isEmpty()).isTrue();
    }

    /** Each is a stream of its own, as nothing says that one fills both. */
    @Test
    void ordersNamedAfterTheirColumns_withoutAGroupToBelongTo_areGroups() throws Exception {
        create(
                "own",
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT())
                        .column("a", DataTypes.STRING())
                        .column("a_seq", DataTypes.BIGINT())
                        .column("b", DataTypes.STRING())
                        .column("b_seq", DataTypes.BIGINT())
                        .primaryKey("id")
                        .option("bucket", "1")
                        .option("merge-engine", "partial-update")
                        .option("fields.a_seq.sequence-group", "a")
                        .option("fields.b_seq.sequence-group", "b"));

        WideTable design = (WideTable) imported("own").design().orElseThrow();

        assertThat(design.groups())
                .extracting(SequenceGroup::name)
                .containsExactly("a_seq", "b_seq");
    }

    @Test
    void columnOutsideEveryGroup_isUnordered_andIsToldSo() throws Exception {
        create(
                "loose",
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT())
                        .column("ts", DataTypes.BIGINT())
                        .column("a", DataTypes.STRING())
                        .column("b", DataTypes.STRING())
                        .primaryKey("id")
                        .option("bucket", "1")
                        .option("merge-engine", "partial-update")
                        .option("fields.ts.sequence-group", "a"));

        ImportedTable imported = imported("loose");

        WideTable design = (WideTable) imported.design().orElseThrow();
        assertThat(design.unordered()).containsExactly(Column.of("b", ColumnType.STRING));
        assertThat(lake.plan(design).isEmpty()).isTrue();
        assertThat(imported.findings().toString())
                .contains(
                        "LK0330 WARNING ads.loose: no group orders 'b'; the last value to arrive"
                                + " that is not null stays, however late it is, and of two"
                                + " writers' values either. Give each writer a group with a column"
                                + " that orders its rows, or accept 'LK0330' if one writer writes"
                                + " the rows of a key in their order.");
    }

    @Test
    void deduplicateTable_ofHands_isALatestRowTable() throws Exception {
        create(
                "dedup",
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT())
                        .column("version", DataTypes.BIGINT())
                        .column("a", DataTypes.STRING())
                        .primaryKey("id")
                        .option("bucket", "2")
                        .option("sequence.field", "version")
                        .option("deduplicate.ignore-delete", "true"));

        ImportedTable imported = imported("dedup");
        LatestTable design = (LatestTable) imported.design().orElseThrow();

        assertThat(imported.findings().codes()).containsExactly("LK0313", "LK0323");
        assertThat(design.order()).hasToString("[version BIGINT]");
        assertThat(design.deletes()).isEqualTo(Deletes.IGNORE);
        assertThat(design.columns()).hasToString("[id BIGINT NOT NULL, version BIGINT, a STRING]");
        assertThat(lake.plan(design).isEmpty()).isTrue();
    }

    @Test
    void deduplicateTable_withoutAnOrder_acceptsThatArrivalDecides() throws Exception {
        create(
                "arrival",
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT())
                        .column("a", DataTypes.BIGINT())
                        .primaryKey("id")
                        .option("fields.a.aggregate-function", "sum"));

        ImportedTable imported = imported("arrival");
        LatestTable design = (LatestTable) imported.design().orElseThrow();

        assertThat(design.order()).isEmpty();
        assertThat(design.acceptances())
                .extracting(Acceptance::code)
                .containsExactly("LK0320", "LK0606");
        assertThat(imported.findings().toString())
                .contains(
                        "LK1109 ADVICE ads.arrival: option 'fields.a.aggregate-function' is set, and"
                                + " the table keeps whole rows; nothing looks at the option, so no"
                                + " values combine.");
        assertThat(lake.plan(design).isEmpty()).isTrue();
    }

    @Test
    void optionOfAnotherFunction_isAdvisedAbout() throws Exception {
        create(
                "joined",
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT())
                        .column("at", DataTypes.BIGINT())
                        .column("note", DataTypes.STRING())
                        .primaryKey("id")
                        .option("bucket", "1")
                        .option("merge-engine", "partial-update")
                        .option("fields.at.sequence-group", "note")
                        .option("fields.note.list-agg-delimiter", ";"));

        ImportedTable imported = imported("joined");

        assertThat(imported.findings().toString())
                .contains(
                        "LK1109 ADVICE ads.joined: option 'fields.note.list-agg-delimiter' is set,"
                                + " and the column's function does not look at it; nothing changes"
                                + " without it, so the design leaves it out.");
        assertThat(lake.plan(imported.design().orElseThrow()).isEmpty()).isTrue();
    }

    @Test
    void daysOfPartitionsThatAreKept_areSpeltAsBefore() throws Exception {
        create(
                "days",
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT())
                        .column("dt", DataTypes.STRING())
                        .partitionKeys("dt")
                        .option("partition.timestamp-formatter", "yyyyMMdd"));

        ImportedTable imported = imported("days");

        assertThat(imported.design().orElseThrow().rawOptions())
                .containsExactly(new RawOption("partition.timestamp-formatter", "yyyyMMdd"));
    }

    @Test
    void summaryOfHands_namesTheFunctionThatWasSilent_andWhatIsWrong() throws Exception {
        create(
                "summary",
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT())
                        .column("cost", DataTypes.DECIMAL(10, 2))
                        .column("clicks", DataTypes.BIGINT())
                        .primaryKey("id")
                        .option("bucket", "1")
                        .option("merge-engine", "aggregation")
                        .option("fields.cost.aggregate-function", "sum")
                        .option("fields.clicks.aggregate-function", "sum"));
        create(
                "silent",
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT())
                        .column("state", DataTypes.STRING())
                        .primaryKey("id")
                        .option("bucket", "1")
                        .option("merge-engine", "aggregation"));

        assertThat(imported("summary").design()).isPresent();
        assertThat(imported("summary").findings().of(Severity.WARNING).codes())
                .containsExactly("LK0403");
        SummaryTable silent = (SummaryTable) imported("silent").design().orElseThrow();
        assertThat(silent.values())
                .hasToString(
                        "[ValueColumn[column=state STRING, function=latest_non_null(), ownOrder=[]]]");
        assertThat(imported("silent").findings().toString())
                .contains(
                        "LK1109 ADVICE ads.silent: no option names a function for column 'state';"
                                + " Paimon keeps its newest value that is not null");
    }

    @Test
    void misspeltOption_isKept_andIsAWarningOfTheImport() throws Exception {
        create(
                "typo",
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT())
                        .option("target-file-sise", "1 mb"));

        assertThat(imported("typo").design().orElseThrow().acceptances())
                .containsExactly(
                        new Acceptance(
                                "LK0801", "option 'target-file-sise'", "the live table is so"));
        assertThat(imported("typo").findings().toString())
                .contains(
                        "LK0801 WARNING ads.typo option 'target-file-sise': Paimon has no option of"
                                + " this name; it stores it and never reads it. Did you mean"
                                + " 'target-file-size'?");
    }

    @Test
    void typeThatLakekitLacks_isNamed() throws Exception {
        create(
                "odd",
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT())
                        .column("v", DataTypes.VARIANT()));

        assertThat(imported("odd").findings().toString())
                .startsWith("LK1107 ERROR ads.odd.v: is VARIANT; lakekit has no such type.");
    }

    @Test
    void appendTable_ofHands_comesBack() throws Exception {
        create(
                "events",
                Schema.newBuilder()
                        .column("dt", DataTypes.STRING())
                        .column("id", DataTypes.BIGINT(), "of the event")
                        .partitionKeys("dt")
                        .comment("all events")
                        .option("bucket", "2")
                        .option("bucket-key", "id"));

        AppendTable design = (AppendTable) imported("events").design().orElseThrow();

        assertThat(design.comment()).isEqualTo("all events");
        assertThat(design.columns().get(1).comment()).isEqualTo("of the event");
        assertThat(lake.plan(design).isEmpty()).isTrue();
        LakeTable<AppendTable> table = lake.apply(lake.plan(design));
        assertThat(lake.plan(design).isEmpty()).isTrue();
        assertThat(lake.plan(design).isDrifted()).isFalse();
        Row row = Row.ofValues(design.columns(), List.of("2026-11-26", 7L));
        try (TableWriter<AppendTable> writer = table.writer()) {
            writer.rows().write(row);
            writer.commit();
        }
        assertThat(table.reader().toList()).containsExactly(row);
    }

    @Test
    void agesOfPartsOfASecond_comeBackAsTheyAre() {
        Retention kept = Retention.snapshots(Duration.ofMillis(1_500));
        AppendTable design =
                AppendTable.named("ads.brief")
                        .columns(Column.of("id", ColumnType.BIGINT))
                        .keep(kept)
                        .build();
        lake.create(design);

        assertThat(lake.importTable(design.name()).design().orElseThrow().retention())
                .isEqualTo(kept);
    }

    /** A pattern that is left out is the first partition column, and 2 h are 7200 s. */
    @Test
    void settingsSpeltInAnotherWay_areNoDifference() throws Exception {
        create(
                "kept",
                Schema.newBuilder()
                        .column("dt", DataTypes.STRING())
                        .column("id", DataTypes.BIGINT())
                        .partitionKeys("dt")
                        .option("bucket", "-1")
                        .option("disable-explicit-type-casting", "true")
                        .option("partition.expiration-time", "7 d")
                        .option("partition.timestamp-formatter", "yyyyMMdd")
                        .option("snapshot.time-retained", "2 h"));

        ImportedTable kept = imported("kept");

        AppendTable design = (AppendTable) kept.design().orElseThrow();
        assertThat(design.retention())
                .isEqualTo(
                        Retention.partitions(Duration.ofDays(7))
                                .daysAs("yyyyMMdd")
                                .andSnapshots(Duration.ofHours(2)));
        assertThat(kept.findings().codes()).containsExactly("LK0706");
        assertThat(lake.plan(design).changes()).isEmpty();
        assertThat(lake.open(design).design()).isEqualTo(design);
    }

    @Test
    void optionOfTablesWithAKey_doesNothingOnAnAppendTable() throws Exception {
        create(
                "keyless",
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT())
                        .option("local-merge-buffer-size", "1 mb")
                        .option("merge-engine", "aggregation"));

        assertThat(imported("keyless").design()).isPresent();
        assertThat(imported("keyless").findings().codes())
                .containsExactlyInAnyOrder("LK0706", "LK0810", "LK0810");
    }

    /** Rules 18 and 71: the writer puts it where a row has null, over what other streams wrote. */
    @Test
    void defaultOfAColumn_isTakenAwayByThePlan() throws Exception {
        create(
                "filled_in",
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT())
                        .column("clicks", DataTypes.BIGINT(), "", "7")
                        .primaryKey("id")
                        .option("bucket", "1")
                        .option("merge-engine", "aggregation")
                        .option("fields.clicks.aggregate-function", "sum"));

        ImportedTable imported = imported("filled_in");
        SummaryTable design = (SummaryTable) imported.design().orElseThrow();
        assertThat(imported.findings().toString())
                .contains(
                        "LK1109 ADVICE ads.filled_in: default of column 'clicks' '7' becomes (not"
                                + " set);");
        assertThatThrownBy(() -> lake.open(design))
                .isInstanceOf(CatalogConflictException.class)
                .hasMessageContaining("default of column 'clicks' '7' becomes (not set)");

        TableDiff<SummaryTable> diff = lake.plan(design);
        assertThat(diff.toString()).contains("default of column 'clicks' '7' becomes (not set)");
        LakeTable<SummaryTable> table = lake.apply(diff);
        Row row = Row.ofValues(design.columns(), Arrays.asList(1L, null));
        try (TableWriter<SummaryTable> writer = table.writer()) {
            writer.rows().write(row);
            writer.commit();
        }
        assertThat(table.reader().toList()).containsExactly(row);
        assertThat(lake.plan(design).isEmpty()).isTrue();
    }
}
