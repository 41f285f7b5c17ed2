package io.lakekit.docs;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.catalog.TableDiff;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.types.DataTypes;

/** Live tables of the pages in docs/diagnostics: what is done to them and what is said of it. */
final class LakeExamples {

    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Instant> CLICK_TIME = Column.of("click_ts", timestampLtz(3));
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_TIME).latest(PAGE);
    private static final WideTable TABLE =
            WideTable.named("ads.ad").primaryKey(AD).groups(CLICK).build();
    private static final SequenceGroup BID =
            SequenceGroup.named("bid")
                    .orderedBy(Column.of("bid_ts", timestampLtz(3)))
                    .latest(Column.of("price", BIGINT));
    private static final WideTable BIDS =
            WideTable.named("ads.ad_row").primaryKey(AD).groups(BID).build();
    private static final WideTable BIDS_AND_CLICKS =
            WideTable.named("ads.ad_row").primaryKey(AD).groups(BID, CLICK).build();
    private static final Identifier AD_TABLE = Identifier.create("ads", "ad");

    /** What a page does to a catalog. */
    @FunctionalInterface
    private interface OnCatalog {
        void run(Catalog catalog, Lake lake, DiagnosticPage page) throws Exception;
    }

    private LakeExamples() {}

    static Map<String, Example> all() {
        return Map.ofEntries(
                Map.entry(
                        "LK0816",
                        new JavaExample(LakeExamples::createByDefaults, LakeExamples::createRight)),
                Map.entry("LK1101", new JavaExample(LakeExamples::open, LakeExamples::createRight)),
                Map.entry("LK1104", example(LakeExamples::drifted, LakeExamples::ledBack)),
                Map.entry("LK1105", example(LakeExamples::planned, LakeExamples::plannedAgain)),
                Map.entry(
                        "LK1106", new JavaExample(LakeExamples::apply, LakeExamples::createRight)),
                Map.entry("LK1107", example(LakeExamples::variants, LakeExamples::created)),
                Map.entry("LK1109", example(LakeExamples::silent, LakeExamples::created)),
                Map.entry("LK1113", example(LakeExamples::turned, LakeExamples::created)),
                Map.entry("LK1201", example(LakeExamples::unordered, LakeExamples::ordered)),
                Map.entry(
                        "LK1202", new JavaExample(LakeExamples::writer, LakeExamples::createRight)),
                Map.entry("LK1208", example(LakeExamples::openedBefore, LakeExamples::openedAfter)),
                Map.entry(
                        "LK1500",
                        JavaExample.of(
                                () -> YamlDesigns.read(Path.of("designs/ad.yml")),
                                () -> YamlDesigns.parse("designs/ad.yaml", RIGHT))));
    }

    private static final String RIGHT =
            """
            table: ads.ad
            kind: append
            columns: {ad_id: BIGINT}
            """;

    private static Example example(OnCatalog wrong, OnCatalog right) {
        return new JavaExample(
                (page, warehouse) -> on(wrong, page, warehouse),
                (page, warehouse) -> on(right, page, warehouse));
    }

    private static void on(OnCatalog step, DiagnosticPage page, Path warehouse) throws Exception {
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri()));
        try (Lake lake = Lake.open(warehouse);
                Catalog catalog = CatalogFactory.createCatalog(context)) {
            catalog.createDatabase("ads", true);
            step.run(catalog, lake, page);
        }
    }

    private static TableDesign yaml(DiagnosticPage page, String section, int index) {
        return YamlExample.design(page.blocks(section, "yaml").get(index));
    }

    private static void createRight(DiagnosticPage page, Path warehouse) {
        try (Lake lake = Lake.open(warehouse)) {
            lake.create(yaml(page, "Right", 0));
        }
    }

    private static void createByDefaults(DiagnosticPage page, Path warehouse) {
        try (Lake lake = Lake.open(withDefaults(warehouse))) {
            lake.create(yaml(page, "Wrong", 0));
        }
    }

    private static LakeOptions withDefaults(Path warehouse) {
        return LakeOptions.warehouse(warehouse).setting("table-default.file.format", "csv");
    }

    private static void open(DiagnosticPage page, Path warehouse) throws Exception {
        try (Lake lake = Lake.open(warehouse)) {
            YamlExample.fill(lake, yaml(page, "Right", 0));
            lake.open(yaml(page, "Wrong", 0));
        }
    }

    private static void apply(DiagnosticPage page, Path warehouse) throws Exception {
        try (Lake lake = Lake.open(warehouse)) {
            YamlExample.fill(lake, yaml(page, "Right", 0));
            lake.apply(lake.plan(yaml(page, "Wrong", 0)));
        }
    }

    private static void writer(DiagnosticPage page, Path warehouse) throws Exception {
        try (Lake lake = Lake.open(warehouse);
                TableWriter<?> writer = lake.create(yaml(page, "Wrong", 0)).writer()) {
            writer.commit();
        }
    }

    private static void drifted(Catalog catalog, Lake lake, DiagnosticPage page) throws Exception {
        lake.create(TABLE);
        catalog.alterTable(
                AD_TABLE, List.of(SchemaChange.setOption("snapshot.time-retained", "5 h")), false);
        lake.plan(TABLE).diagnostics().throwIfAny();
    }

    private static void ledBack(Catalog catalog, Lake lake, DiagnosticPage page) {
        WideTable design =
                WideTable.named("ads.ad")
                        .primaryKey(AD)
                        .groups(CLICK)
                        .rawOption("snapshot.time-retained", "5 h")
                        .build();
        lake.apply(lake.plan(design));
    }

    private static void planned(Catalog catalog, Lake lake, DiagnosticPage page) throws Exception {
        YamlExample.fill(lake, TABLE);
        WideTable mine =
                WideTable.named("ads.ad").primaryKey(AD).groups(CLICK).comment("ads").build();
        TableDiff<WideTable> diff = lake.plan(mine);
        catalog.alterTable(
                AD_TABLE, List.of(SchemaChange.setOption("snapshot.time-retained", "5 h")), false);
        lake.apply(diff);
    }

    private static void plannedAgain(Catalog catalog, Lake lake, DiagnosticPage page) {
        WideTable mine =
                WideTable.named("ads.ad").primaryKey(AD).groups(CLICK).comment("ads").build();
        TableDiff<WideTable> diff = lake.plan(mine);
        System.out.println(diff);
        lake.apply(diff);
    }

    /** What the import finds, as far as the page is about it. */
    private static void imported(
            Catalog catalog, Lake lake, DiagnosticPage page, Schema.Builder schema)
            throws Exception {
        catalog.createTable(AD_TABLE, schema.build(), false);
        Diagnostics.copyOf(
                        lake.importTable(TableName.parse("ads.ad")).findings().stream()
                                .filter(finding -> finding.code().id().equals(page.code()))
                                .toList())
                .throwIfAny();
    }

    private static void variants(Catalog catalog, Lake lake, DiagnosticPage page) throws Exception {
        Schema.Builder schema =
                Schema.newBuilder()
                        .column("ad_id", DataTypes.BIGINT())
                        .column("payload", DataTypes.VARIANT());
        imported(catalog, lake, page, schema);
    }

    private static void silent(Catalog catalog, Lake lake, DiagnosticPage page) throws Exception {
        Schema.Builder schema =
                Schema.newBuilder()
                        .column("ad_id", DataTypes.BIGINT())
                        .column("clicks", DataTypes.BIGINT())
                        .primaryKey("ad_id")
                        .option("bucket", "1")
                        .option("merge-engine", "aggregation");
        imported(catalog, lake, page, schema);
    }

    private static void turned(Catalog catalog, Lake lake, DiagnosticPage page) throws Exception {
        Schema.Builder schema =
                Schema.newBuilder()
                        .column("ad_id", DataTypes.BIGINT())
                        .column("event_time", DataTypes.TIMESTAMP_WITH_LOCAL_TIME_ZONE(3))
                        .column("amount", DataTypes.DECIMAL(10, 2))
                        .primaryKey("ad_id")
                        .option("bucket", "1")
                        .option("merge-engine", "partial-update")
                        .option("fields.amount.sequence-group", "event_time");
        imported(catalog, lake, page, schema);
    }

    private static void created(Catalog catalog, Lake lake, DiagnosticPage page) {
        lake.create(yaml(page, "Right", 0));
    }

    private static void unordered(Catalog catalog, Lake lake, DiagnosticPage page) {
        try (TableWriter<WideTable> writer = lake.create(TABLE).writer()) {
            writer.stream(CLICK).write(Row.of(AD, 7L).with(PAGE, "landing"));
        }
    }

    private static void ordered(Catalog catalog, Lake lake, DiagnosticPage page) {
        Instant now = Instant.parse("2026-11-26T10:00:00Z");
        try (TableWriter<WideTable> writer = lake.create(TABLE).writer()) {
            writer.stream(CLICK).write(Row.of(AD, 7L).with(CLICK_TIME, now).with(PAGE, "landing"));
            writer.commit();
        }
    }

    private static void openedBefore(Catalog catalog, Lake lake, DiagnosticPage page)
            throws Exception {
        YamlExample.fill(lake, BIDS);
        LakeTable<WideTable> opened = lake.create(BIDS);
        lake.apply(lake.plan(BIDS_AND_CLICKS));
        opened.compact();
    }

    private static void openedAfter(Catalog catalog, Lake lake, DiagnosticPage page)
            throws Exception {
        YamlExample.fill(lake, BIDS);
        LakeTable<WideTable> opened = lake.apply(lake.plan(BIDS_AND_CLICKS));
        opened.compact();
    }
}
