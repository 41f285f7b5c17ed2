package io.lakekit.catalog;

import static io.lakekit.catalog.AdRows.AD;
import static io.lakekit.catalog.AdRows.BID;
import static io.lakekit.catalog.AdRows.BID_AT;
import static io.lakekit.catalog.AdRows.CLICK;
import static io.lakekit.catalog.AdRows.CLICK_AT;
import static io.lakekit.catalog.AdRows.DT;
import static io.lakekit.catalog.AdRows.PRICE;
import static io.lakekit.catalog.AdRows.REASON;
import static io.lakekit.catalog.AdRows.TOP;
import static io.lakekit.catalog.AdRows.bid;
import static io.lakekit.catalog.AdRows.click;
import static io.lakekit.catalog.AdRows.filled;
import static io.lakekit.catalog.AdRows.key;
import static io.lakekit.catalog.AdRows.keyed;
import static io.lakekit.catalog.AdRows.wide;
import static io.lakekit.catalog.AdRows.write;
import static io.lakekit.junit.LakeAssertions.assertThat;
import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.change.Risk;
import io.lakekit.change.TableChange;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.schema.SchemaChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plans on real tables: what they say, what they do, and what they never do. */
class PlanTest {

    @RegisterExtension final LakeExtension temporary = LakeExtension.temporary();

    private Lake lake;

    @BeforeEach
    void open() {
        lake = temporary.lake();
    }

    @Test
    void plan_ofNoTable_createsIt() {
        TableDiff<WideTable> diff = lake.plan(wide(BID).build());

        assertThat(diff.changes())
                .containsExactly(new TableChange.CreateTable(diff.design().name()));
        assertThat(diff.risk()).isEqualTo(Risk.SAFE);
        assertThat(diff).hasToString("ads.row\n  SAFE table ads.row is created");

        lake.apply(diff);

        assertThat(lake.plan(diff.design()).isEmpty()).isTrue();
        assertThat(lake.plan(diff.design())).hasToString("ads.row is what its design says");
    }

    @Test
    void group_ofNewColumns_isAddedInOneStepAndMergesAsInTheTruth() {
        filled(lake);
        WideTable grown = wide(BID, CLICK).build();

        TableDiff<WideTable> diff = lake.plan(grown);
        LakeTable<WideTable> table = lake.apply(diff);

        assertThat(diff)
                .hasToString(
                        """
                        ads.row
                          NEEDS_RESTART group 'click' is added: jobs that compact with the old columns would write files without the new ones; past states are then read with TableReader.asOfSnapshot and asOfTag, and refused by Paimon's own readers
                          order: stop the jobs that write or compact the table; apply; start compactors, then writers, then readers""");
        ReferenceTable<WideTable> truth = ReferenceTable.of(grown);
        Stream.of(bid(1, 100), bid(3, 300), bid(2, 200)).forEach(row -> truth.write(BID, row));
        assertThat(table).equalsReference(truth);
        Row[] clicks = {click(5, "a", 1), click(9, null, 3), click(7, "b", 2)};
        for (Row row : clicks) {
            write(table, CLICK, row);
            truth.write(CLICK, row);
            assertThat(table).equalsReference(truth);
        }
        table.compact();
        assertThat(table).equalsReference(truth);
        assertThat(lake.plan(grown).isEmpty()).isTrue();
    }

    @Test
    void column_addedToAGroup_isNullInEarlierRowsAndMergesAsInTheTruth() {
        filled(lake);
        SequenceGroup more = BID.latest(REASON);
        WideTable grown = wide(more).build();

        TableDiff<WideTable> diff = lake.plan(grown);
        assertThat(diff.changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        TableChange.AddColumn.class,
                        added -> assertThat(added.column()).isEqualTo(REASON));
        LakeTable<WideTable> table = lake.apply(diff);

        ReferenceTable<WideTable> truth = ReferenceTable.of(grown);
        Stream.of(bid(1, 100), bid(3, 300), bid(2, 200)).forEach(row -> truth.write(more, row));
        Row[] rows = {bid(2, 1).with(REASON, "late"), bid(4, 400).with(REASON, "new")};
        for (Row row : rows) {
            write(table, more, row);
            truth.write(more, row);
            assertThat(table).equalsReference(truth);
        }
        table.compact();
        assertThat(table).equalsReference(truth);
    }

    @Test
    void changelog_ofATableThatHasRows_startsWithTheNextJobs() {
        filled(lake);
        WideTable design = wide(BID).changelog(ChangelogProducer.LOOKUP).build();

        TableDiff<WideTable> diff = lake.plan(design);
        LakeTable<WideTable> table = lake.apply(diff);

        assertThat(diff.risk()).isEqualTo(Risk.NEEDS_RESTART);
        write(table, BID, bid(5, 500));
        assertThat(table).row(key()).has(PRICE, 500L);
    }

    @Test
    void change_thatRewritesData_isMadeOnlyIfThatIsAccepted() {
        filled(lake);
        WideTable design =
                wide(BID).keep(Retention.partitions(Duration.ofDays(30))).comment("bids").build();
        TableDiff<WideTable> diff = lake.plan(design);

        assertThat(diff.risk()).isEqualTo(Risk.REWRITES_DATA);
        assertThatThrownBy(() -> lake.apply(diff))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1103 WARNING ads.row: partition.expiration-time (not set)")
                .hasMessageContaining("Apply it with Risk.REWRITES_DATA if that is meant.");
        assertThat(lake.open(wide(BID).build()).design().comment()).isNull();

        lake.apply(diff, Risk.REWRITES_DATA);

        assertThat(lake.plan(design).isEmpty()).isTrue();
        WideTable longer =
                wide(BID).keep(Retention.partitions(Duration.ofDays(60))).comment("bids").build();
        assertThat(lake.plan(longer).risk()).isEqualTo(Risk.SAFE);
        assertThat(lake.plan(wide(BID).comment("bids").build()).risk()).isEqualTo(Risk.SAFE);
    }

    @Test
    void anotherNumberOfBuckets_closesPartitionsThatAreThereIfThatIsAccepted() {
        filled(lake);
        WideTable design = keyed(BID).buckets(Buckets.fixed(2)).build();
        TableDiff<WideTable> diff = lake.plan(design);

        assertThatThrownBy(() -> lake.apply(diff))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining(
                        "LK1103 WARNING ads.row: bucket '1' becomes '2'; partitions that are there"
                                + " take no more rows until they are overwritten");
        LakeTable<WideTable> table = lake.apply(diff, Risk.REWRITES_DATA);

        write(table, BID, bid(1, 100).with(DT, "2026-11-27"));
        assertThatThrownBy(() -> write(table, BID, bid(5, 500)))
                .hasMessageContaining(
                        "LK1209 ERROR ads.row: partition {dt=2026-11-26} was written with 1 bucket,"
                                + " and the table has 2");
        assertThat(table).row(key()).has(PRICE, 300L);
        assertThat(table).row(key().with(DT, "2026-11-27")).has(PRICE, 100L);
    }

    /** What must be accepted does not hide what must be started again. */
    @Test
    void groupBesideADeletion_saysInWhatOrderJobsStart() {
        filled(lake);
        TableDiff<WideTable> diff =
                lake.plan(wide(BID, CLICK).keep(Retention.partitions(Duration.ofDays(30))).build());

        assertThat(diff.risk()).isEqualTo(Risk.REWRITES_DATA);
        assertThat(diff.order().orElseThrow()).startsWith("stop the jobs that write or compact");
        assertThat(diff.toString()).endsWith("\n  order: " + diff.order().orElseThrow());
    }

    @Test
    void columnThatNoRowHas_isDropped() {
        lake.create(wide(BID).build());
        SequenceGroup less = SequenceGroup.named("bid").orderedBy(BID_AT).latest(REASON);
        TableDiff<WideTable> diff = lake.plan(wide(less).build());

        assertThat(diff.toString()).contains("SAFE column 'price' is dropped\n");
        lake.apply(diff);

        assertThat(lake.open(wide(less).build()).unwrap().rowType().getFieldNames())
                .doesNotContain("price");
    }

    @Test
    void renamedColumn_keepsItsValuesAndItsGroup() {
        filled(lake);
        Column<Long> amount = Column.of("amount", BIGINT).formerly("price");
        Column<Long> time = Column.of("bid_time", BIGINT).formerly("bid_at");
        SequenceGroup renamed = SequenceGroup.named("bid").orderedBy(time).latest(amount);
        WideTable design = wide(renamed).build();

        TableDiff<WideTable> diff = lake.plan(design);
        assertThat(diff.changes())
                .extracting(TableChange::text)
                .containsExactlyInAnyOrder(
                        "column 'price' becomes 'amount'", "column 'bid_at' becomes 'bid_time'");
        LakeTable<WideTable> table = lake.apply(diff);

        write(table, renamed, key().with(time, 2L).with(amount, 1L));
        table.compact();
        assertThat(table).hasRows(key().with(time, 3L).with(amount, 300L));
        assertThat(lake.plan(design).isEmpty()).isTrue();
    }

    @Test
    void formerName_thatTheLiveTableLacks_renamesNothing() {
        filled(lake);
        Column<Long> amount = Column.of("amount", BIGINT).formerly("prise");
        SequenceGroup bid = SequenceGroup.named("bid").orderedBy(BID_AT).latest(amount);

        assertThat(lake.plan(wide(bid).build()).diagnostics().toString())
                .contains("LK1102 ERROR ads.row: column 'price' is not in the design");
    }

    @Test
    void severalChanges_areMadeInOneCommit() {
        LakeTable<WideTable> table = filled(lake);
        Column<Long> price = PRICE.comment("in cents");
        WideTable design =
                wide(SequenceGroup.named("bid").orderedBy(BID_AT).latest(price, REASON), CLICK)
                        .rawOption("target-file-size", "64 mb")
                        .comment("a row per ad")
                        .build();

        lake.apply(lake.plan(design));

        assertThat(lake.open(design).unwrap().schema().id())
                .isEqualTo(table.unwrap().schema().id() + 1);
    }

    @Test
    void emptyTable_takesWhatAFilledOneRefuses() {
        lake.create(wide(BID).build());
        SequenceGroup other =
                SequenceGroup.named("other").orderedBy(CLICK_AT).aggregate(TOP, AggFunctions.max());
        WideTable design = wide(other).changelog(ChangelogProducer.LOOKUP).build();

        TableDiff<WideTable> diff = lake.plan(design);

        assertThat(diff.risk()).isEqualTo(Risk.SAFE);
        lake.apply(diff);
        assertThat(lake.plan(design).isEmpty()).isTrue();
    }

    @Test
    void plan_madeOnAnOlderSchema_isRefusedAndChangesNothing() {
        filled(lake);
        TableDiff<WideTable> old = lake.plan(wide(BID, CLICK).build());
        lake.apply(lake.plan(wide(BID.latest(REASON)).build()));

        assertThatThrownBy(() -> lake.apply(old))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        "LK1105 ERROR ads.row: the plan was made on schema 0 and the table has schema"
                                + " 1; what it leads to is no longer known. Plan again and look at"
                                + " the changes.");
        lake.open(wide(BID.latest(REASON)).build());
    }

    @Test
    void plan_toCreateATableThatSomebodyElseMade_isRefused() {
        TableDiff<WideTable> old = lake.plan(wide(BID, CLICK).build());
        lake.create(wide(BID).build());

        assertThatThrownBy(() -> lake.apply(old)).hasMessageStartingWith("LK1105 ERROR ads.row");
    }

    @Test
    void change_thatPaimonCannotMake_isFoundBeforeItIsCommitted() {
        LakeTable<WideTable> table = filled(lake);
        WideTable design = wide(BID).rawOption("bucket-function.type", "mod").build();

        assertThatThrownBy(() -> lake.apply(lake.plan(design)))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining(
                        "LK1106 ERROR ads.row: the change was tried in memory and fails")
                .hasMessageContaining("bucket-function.type")
                .hasMessageContaining("nothing was changed");
        assertThat(lake.open(wide(BID).build()).unwrap().schema().id())
                .isEqualTo(table.unwrap().schema().id());
    }

    @Test
    void tableThatOtherHandsAltered_hasDriftedUntilItIsLedBack() throws Exception {
        filled(lake);
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(temporary.warehouse().toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context)) {
            catalog.alterTable(
                    Identifier.create("ads", "row"),
                    List.of(
                            SchemaChange.setOption("snapshot.time-retained", "5 h"),
                            SchemaChange.updateColumnDefaultValue(new String[] {"price"}, "7")),
                    false);
        }
        WideTable design = wide(BID).build();

        TableDiff<WideTable> diff = lake.plan(design);

        assertThat(diff.isDrifted()).isTrue();
        assertThat(diff.diagnostics().codes()).containsExactly("LK1104");
        assertThat(diff.toString())
                .contains(
                        "SAFE snapshot.time-retained '5 h' becomes (not set)",
                        "NEEDS_RESTART default of column 'price' '7' becomes (not set): jobs write it",
                        "somebody altered the table since lakekit last did");
        lake.apply(diff);
        assertThat(lake.plan(design).isDrifted()).isFalse();
        assertThat(lake.plan(design).isEmpty()).isTrue();
    }

    @Test
    void appendTable_getsColumnsBehindThoseItHas_whateverTheOrderOfItsDesign() {
        AppendTable before = AppendTable.named("ads.events").columns(AD, PRICE).build();
        try (TableWriter<AppendTable> writer = lake.create(before).writer()) {
            writer.rows().write(Row.of(AD, 1L).with(PRICE, 10L));
            writer.commit();
        }
        AppendTable after = AppendTable.named("ads.events").columns(REASON, PRICE, TOP, AD).build();

        LakeTable<AppendTable> table = lake.apply(lake.plan(after));

        assertThat(table.unwrap().rowType().getFieldNames())
                .containsExactly("ad", "price", "reason", "top");
        try (TableWriter<AppendTable> writer = table.writer()) {
            writer.rows().write(Row.of(AD, 2L).with(TOP, 3L));
            writer.commit();
        }
        Row empty = Row.of(REASON, null).with(PRICE, null).with(TOP, null);
        for (int i = 0; i < 2; i++) {
            assertThat(table)
                    .hasRows(empty.with(AD, 1L).with(PRICE, 10L), empty.with(AD, 2L).with(TOP, 3L));
            table.compact();
        }
    }
}
