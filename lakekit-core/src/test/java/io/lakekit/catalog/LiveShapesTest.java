package io.lakekit.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.change.Risk;
import io.lakekit.design.AppendTable;
import io.lakekit.design.RawOption;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shapes of tables that statements of Flink make: what is imported, and what plans leave alone. */
class LiveShapesTest {

    private static final Column<String> K = Column.of("k", ColumnType.STRING).notNull();
    private static final Column<LocalDateTime> CLICKED =
            Column.of("clicked", ColumnType.timestamp(3));
    private static final Column<String> PAGE = Column.of("page", ColumnType.STRING);

    @RegisterExtension final LakeExtension temporary = LakeExtension.temporary();

    private Lake lake;

    @BeforeEach
    void open() {
        lake = temporary.lake();
    }

    /** What is done to a catalog. */
    @FunctionalInterface
    private interface OnCatalog {
        void run(Catalog catalog) throws Exception;
    }

    private void with(OnCatalog step) throws Exception {
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(temporary.warehouse().toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context)) {
            catalog.createDatabase("q", true);
            step.run(catalog);
        }
    }

    private TableDesign imported(UnaryOperator<Schema.Builder> made) throws Exception {
        Schema schema = made.apply(Schema.newBuilder()).build();
        with(catalog -> catalog.createTable(Identifier.create("q", "t"), schema, false));
        ImportedTable imported = lake.importTable(TableName.parse("q.t"));
        return imported.design().orElseThrow(() -> new AssertionError(imported.findings()));
    }

    private void assertIsWhatItsDesignSays(UnaryOperator<Schema.Builder> made) throws Exception {
        TableDesign design = imported(made);
        TableDiff<TableDesign> diff = lake.plan(design);
        long schema = lake.open(design).unwrap().schema().id();

        assertThat(diff).hasToString("q.t is what its design says");
        assertThat(lake.apply(diff).unwrap().schema().id()).isEqualTo(schema);
    }

    private static Schema.Builder log(Schema.Builder schema) {
        return schema.column("id", DataTypes.BIGINT()).column("note", DataTypes.STRING());
    }

    @Test
    void explicitDefault_isNoChange() throws Exception {
        assertIsWhatItsDesignSays(
                schema ->
                        log(schema)
                                .column("dt", DataTypes.STRING())
                                .partitionKeys("dt")
                                .option("changelog-producer", "none")
                                .option("scan.mode", "default"));
    }

    @Test
    void daysWithoutFormat_areNoChange() throws Exception {
        assertIsWhatItsDesignSays(
                schema ->
                        log(schema)
                                .column("dt", DataTypes.STRING())
                                .partitionKeys("dt")
                                .option("partition.expiration-time", "3 d")
                                .option("partition.expiration-strategy", "values-time"));
    }

    @Test
    void hoursInOneWord_areNoChange() throws Exception {
        assertIsWhatItsDesignSays(
                schema ->
                        log(schema)
                                .column("dt", DataTypes.STRING())
                                .column("hh", DataTypes.STRING())
                                .partitionKeys("dt", "hh")
                                .option("partition.expiration-time", "3 d")
                                .option("partition.timestamp-pattern", "$dt$hh")
                                .option("partition.timestamp-formatter", "yyyyMMddHH"));
    }

    @Test
    void hoursOfIntegers_areNoChange() throws Exception {
        assertIsWhatItsDesignSays(
                schema ->
                        log(schema)
                                .column("dt", DataTypes.STRING())
                                .column("hh", DataTypes.INT())
                                .partitionKeys("dt", "hh")
                                .option("partition.expiration-time", "3 d")
                                .option("partition.timestamp-pattern", "$dt $hh:00:00"));
    }

    @Test
    void dayThatIsNotTheFirstPartitionColumn_isNoChange() throws Exception {
        assertIsWhatItsDesignSays(
                schema ->
                        log(schema)
                                .column("zone", DataTypes.STRING())
                                .column("dt", DataTypes.STRING())
                                .partitionKeys("zone", "dt")
                                .option("partition.expiration-time", "5 d")
                                .option("partition.timestamp-formatter", "yyyy-MM-dd")
                                .option("partition.timestamp-pattern", "$dt"));
    }

    @Test
    void hourBehindADayThatIsNotTheFirst_isNoChange() throws Exception {
        assertIsWhatItsDesignSays(
                schema ->
                        log(schema)
                                .column("region", DataTypes.STRING())
                                .column("dt", DataTypes.STRING())
                                .column("hh", DataTypes.STRING())
                                .partitionKeys("region", "dt", "hh")
                                .option("partition.expiration-time", "5 d")
                                .option("partition.timestamp-pattern", "$dt $hh:00:00"));
    }

    @Test
    void keyOfAMap_thatMayBeNull_isNoChange() throws Exception {
        DataType props = DataTypes.MAP(DataTypes.STRING(), DataTypes.STRING());
        assertIsWhatItsDesignSays(
                schema ->
                        schema.column("k", DataTypes.INT())
                                .column("seq", DataTypes.INT())
                                .column("props", props)
                                .primaryKey("k")
                                .option("bucket", "1")
                                .option("merge-engine", "partial-update")
                                .option("fields.seq.sequence-group", "props"));
    }

    @Test
    void statisticsOfAColumn_areNoChange() throws Exception {
        assertIsWhatItsDesignSays(
                schema ->
                        schema.column("k", DataTypes.INT())
                                .column("a", DataTypes.INT())
                                .column("g1", DataTypes.INT())
                                .primaryKey("k")
                                .option("bucket", "1")
                                .option("merge-engine", "partial-update")
                                .option("fields.g1.sequence-group", "a")
                                .option("fields.a.stats-mode", "none"));
    }

    /** Positional statements of others go on writing into the columns that they mean. */
    @Test
    void orderOfColumns_staysAsItIs_andRowsAreWrittenByName() throws Exception {
        AppendTable design =
                (AppendTable)
                        imported(
                                schema ->
                                        schema.column("req", DataTypes.STRING())
                                                .column("page", DataTypes.STRING())
                                                .column("dt", DataTypes.STRING())
                                                .partitionKeys("dt")
                                                .option("bucket", "1")
                                                .option("bucket-key", "req"));
        Row row = Row.ofValues(design.columns(), List.of("r1", "shoes", "2026-11-25"));

        LakeTable<AppendTable> table = lake.apply(lake.plan(design));

        assertThat(table.unwrap().rowType().getFieldNames()).containsExactly("req", "page", "dt");
        try (TableWriter<AppendTable> writer = table.writer()) {
            writer.rows().write(row);
            writer.commit();
        }
        assertThat(table.reader().toList()).containsExactly(row);
        table.compact();
        assertThat(table.reader().toList()).containsExactly(row);
        assertThat(design.settings().columnOrder()).containsExactly("req", "page", "dt");
        assertThat(lake.importTable(TableName.parse("q.t")).design()).contains(design);
    }

    private static WideTable clicks(SequenceGroup group) {
        return WideTable.named("q.t").primaryKey(K).groups(group).build();
    }

    private void watermarked() throws Exception {
        lake.create(clicks(SequenceGroup.named("click").orderedBy(CLICKED).latest(PAGE)));
        with(
                catalog ->
                        catalog.alterTable(
                                Identifier.create("q", "t"),
                                List.of(
                                        SchemaChange.setOption(
                                                "schema.watermark.0.rowtime", "clicked"),
                                        SchemaChange.setOption(
                                                "schema.watermark.0.strategy.expr",
                                                "`clicked` - INTERVAL '5' SECOND"),
                                        SchemaChange.setOption(
                                                "schema.watermark.0.strategy.data-type",
                                                "TIMESTAMP(3)"),
                                        SchemaChange.setOption("schema.3.name", "loud"),
                                        SchemaChange.setOption("schema.3.expr", "UPPER(`page`)"),
                                        SchemaChange.setOption(
                                                "schema.3.data-type", "VARCHAR(2147483647)")),
                                false));
    }

    @Test
    void watermark_isKeptByPlansAndImports() throws Exception {
        SequenceGroup click = SequenceGroup.named("click").orderedBy(CLICKED).latest(PAGE);
        watermarked();

        assertThat(lake.plan(clicks(click))).hasToString("q.t is what its design says");
        assertThat(lake.plan(clicks(click)).isDrifted()).isFalse();
        ImportedTable imported = lake.importTable(TableName.parse("q.t"));
        assertThat(imported.design().orElseThrow().rawOptions())
                .extracting(RawOption::key)
                .containsExactly(
                        "schema.3.data-type",
                        "schema.3.expr",
                        "schema.3.name",
                        "schema.watermark.0.rowtime",
                        "schema.watermark.0.strategy.data-type",
                        "schema.watermark.0.strategy.expr");
        assertThat(lake.plan(imported.design().orElseThrow()))
                .hasToString("q.t is what its design says");
        assertThat(imported.findings().toString())
                .contains(
                        "LK1109 ADVICE q.t: Flink keeps with it: `loud` AS UPPER(`page`), WATERMARK"
                                + " FOR `clicked` AS `clicked` - INTERVAL '5' SECOND; the design"
                                + " carries it as options");

        Column<String> more = Column.of("more", ColumnType.STRING);
        LakeTable<WideTable> table = lake.apply(lake.plan(clicks(click.latest(more))));

        assertThat(table.unwrap().options()).containsKey("schema.watermark.0.rowtime");
    }

    @Test
    void columnThatFlinkMakesSomethingFrom_staysAsItIs() throws Exception {
        watermarked();
        Column<LocalDateTime> later = Column.of("click_time", ColumnType.timestamp(3));
        Column<String> loud = Column.of("loud", ColumnType.STRING);

        for (SequenceGroup group :
                List.of(
                        SequenceGroup.named("click")
                                .orderedBy(later.formerly("clicked"))
                                .latest(PAGE),
                        SequenceGroup.named("click")
                                .orderedBy(Column.of("clicked", ColumnType.timestamp(6)))
                                .latest(PAGE),
                        SequenceGroup.named("click").orderedBy(CLICKED).latest(loud),
                        SequenceGroup.named("click").orderedBy(CLICKED).latest(PAGE, loud))) {
            TableDiff<WideTable> diff = lake.plan(clicks(group));

            assertThat(diff.risk()).as("%s", diff).isEqualTo(Risk.REFUSED);
            assertThatThrownBy(() -> lake.apply(diff))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("Flink");
        }
    }
}
