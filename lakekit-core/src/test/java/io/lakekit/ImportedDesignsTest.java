package io.lakekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.schema.SchemaChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Designs that become tables and are imported again: they come back as they were. */
class ImportedDesignsTest {

    private static final int DESIGNS = 5 * Integer.getInteger("lakekit.designs", 8);
    private static final Column<Long> AD = Column.of("ad", ColumnType.BIGINT);
    private static final Column<String> DT = Column.of("dt", ColumnType.STRING);
    private static final Column<RandomTypes.Stage> STAGE =
            Column.of("stage", ColumnType.enumeration(RandomTypes.Stage.class));
    private static final Column<Long> BID_AT = Column.of("bid_at", ColumnType.BIGINT);
    private static final Column<Long> CLICK_AT = Column.of("click_at", ColumnType.BIGINT);
    private static final Column<Long> PRICE = Column.of("price", ColumnType.BIGINT);
    private static final Column<String> PAGE = Column.of("page", ColumnType.STRING);
    private static final Column<Long> CLICKS = Column.of("clicks", ColumnType.BIGINT);

    @TempDir Path warehouse;

    private Catalog catalog;
    private Lake lake;

    @BeforeEach
    void open() throws Exception {
        catalog =
                CatalogFactory.createCatalog(
                        CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri())));
        lake = Lake.open(catalog);
    }

    @AfterEach
    void close() throws Exception {
        lake.close();
        catalog.close();
    }

    private void assertComesBack(TableDesign design, String which) {
        RoundTrip.assertComesBack(lake, design, which);
    }

    @Test
    void randomDesigns_comeBackAsTheyWere() {
        long seed = Long.getLong("lakekit.seed", 20261128);
        SplittableRandom seeds = new SplittableRandom(seed);
        Map<String, Integer> kinds = new TreeMap<>();
        for (int i = 0; kinds.values().stream().mapToInt(n -> n).sum() < DESIGNS; i++) {
            Optional<TableDesign> drawn = RandomDesigns.draw(seeds.split(), "ads.t" + i);
            if (drawn.isPresent()) {
                assertComesBack(drawn.get(), "design " + i + " of seed " + seed);
                kinds.merge(drawn.get().getClass().getSimpleName(), 1, Integer::sum);
            }
        }
        assertThat(kinds)
                .containsOnlyKeys(
                        "AppendTable",
                        "DimensionTable",
                        "FirstTable",
                        "HybridTable",
                        "LatestTable",
                        "SummaryTable",
                        "WideTable");
    }

    @Test
    void groupsOfEqualOrders_andOfOwnOrdersAlone_comeBack() {
        assertComesBack(
                WideTable.named("ads.wide")
                        .primaryKey(AD)
                        .groups(
                                SequenceGroup.named("bids").orderedBy(BID_AT).latestNonNull(PRICE),
                                SequenceGroup.named("clicks")
                                        .orderedBy(CLICK_AT)
                                        .aggregate(CLICKS, AggFunctions.count())
                                        .latestNonNull(PAGE))
                        .accept("LK0405", CLICKS, "streams hold each event once")
                        .build(),
                "wide");
    }

    private static HybridTable.Builder hybrid() {
        return HybridTable.named("ads.event")
                .partitionedBy(DT)
                .shared(AD)
                .eventTypes(
                        EventType.of(STAGE, RandomTypes.Stage.BID)
                                .carries(PRICE)
                                .keep(Retention.partitions(Duration.ofDays(3))),
                        EventType.of(STAGE, RandomTypes.Stage.CLICK).carries(PAGE))
                .keep(Retention.partitions(Duration.ofDays(30)));
    }

    @Test
    void hybridTables_comeBackWithTheirEventTypes() {
        assertComesBack(hybrid().build(), "append");
        lake.drop(hybrid().build().name());
        assertComesBack(hybrid().deduplicatedBy(CLICK_AT).build(), "keyed");
    }

    @Test
    void hybridTables_ofEventTypesGivenAsText_comeBackWithThem() {
        Column<String> event = Column.of("event", ColumnType.STRING);
        HybridTable.Builder table =
                HybridTable.named("ads.text")
                        .partitionedBy(DT)
                        .shared(AD)
                        .eventTypes(
                                EventType.of(event, "bid")
                                        .carries(PRICE)
                                        .keep(Retention.partitions(Duration.ofDays(3))),
                                EventType.of(event, "click").carries(PAGE));
        assertComesBack(table.build(), "append");
        lake.drop(table.build().name());
        assertComesBack(table.deduplicatedBy(CLICK_AT).build(), "keyed");
    }

    @Test
    void instantsInOrcFiles_comeBackWithoutWhatLakekitAdds() {
        assertComesBack(
                WideTable.named("ads.orc")
                        .primaryKey(AD)
                        .groups(
                                SequenceGroup.named("bids")
                                        .orderedBy(Column.of("at", ColumnType.timestampLtz(3)))
                                        .latest(PRICE))
                        .buckets(Buckets.fixed(1))
                        .rawOption("file.format", "orc")
                        .build(),
                "orc");
    }

    @Test
    void agesOfDaysAndHours_comeBackWithTheirZone() {
        Retention twoDays = Retention.partitions(Duration.ofDays(2)).in(ZoneId.of("Asia/Shanghai"));
        for (Column<?> hour :
                List.of(Column.of("hour", ColumnType.STRING), Column.of("hour", ColumnType.INT))) {
            for (Retention kept :
                    List.of(
                            twoDays,
                            twoDays.hoursIn(hour),
                            twoDays.hoursIn(hour).daysAs("yyyyMMdd"))) {
                AppendTable design =
                        AppendTable.named("ads.hourly")
                                .columns(AD)
                                .partitionedBy(DT, hour)
                                .keep(kept)
                                .build();
                assertComesBack(design, kept + " of " + hour.type());
                lake.drop(design.name());
            }
        }
        Column<String> region = Column.of("region", ColumnType.STRING);
        Column<Integer> hour = Column.of("hour", ColumnType.INT);
        for (Retention kept :
                List.of(
                        twoDays.daysIn(DT),
                        twoDays.daysIn(DT).hoursIn(hour).daysAs("yyyyMMdd"),
                        twoDays.daysIn(region))) {
            AppendTable design =
                    AppendTable.named("ads.region")
                            .columns(AD)
                            .partitionedBy(region, DT, hour)
                            .keep(kept)
                            .build();
            assertComesBack(design, kept.toString());
            lake.drop(design.name());
        }
        assertComesBack(
                HybridTable.named("ads.event")
                        .partitionedBy(DT)
                        .shared(AD)
                        .eventTypes(
                                EventType.of(STAGE, RandomTypes.Stage.BID)
                                        .carries(PRICE)
                                        .keep(twoDays),
                                EventType.of(STAGE, RandomTypes.Stage.CLICK).carries(PAGE))
                        .build(),
                "event types of another zone");
    }

    /** What others add is taken in, and what lakekit noted still counts. */
    @Test
    void tableThatOthersAltered_comesBackWithWhatTheyAdded() throws Exception {
        HybridTable design = hybrid().build();
        lake.create(design);
        catalog.alterTable(
                Identifier.create("ads", "event"),
                List.of(
                        SchemaChange.addColumn(
                                "more", org.apache.paimon.types.DataTypes.STRING(), null, null),
                        SchemaChange.setOption("write-only", "true")),
                false);

        HybridTable imported = (HybridTable) lake.importTable(design.name()).design().orElseThrow();

        assertThat(imported.eventTypes()).isEqualTo(design.eventTypes());
        assertThat(imported.shared()).extracting(Column::name).containsExactly("ad", "more");
        assertThat(imported.rawOptions()).extracting("key").containsExactly("write-only");
        assertThat(lake.plan(imported).isEmpty()).isTrue();
    }

    /** A table of an older lakekit, or of a statement, has no notes. */
    @Test
    void tableWithoutNotes_comesBackAsItIsStored() throws Exception {
        HybridTable design = hybrid().build();
        lake.create(design);
        catalog.alterTable(
                Identifier.create("ads", "event"),
                List.of(SchemaChange.removeOption("lakekit.design")),
                false);

        TableDesign imported = lake.importTable(design.name()).design().orElseThrow();

        assertThat(imported).isInstanceOf(AppendTable.class);
        assertThat(lake.plan(imported).isEmpty()).isTrue();
        assertThat(lake.plan(design).isEmpty()).isTrue();
    }
}
