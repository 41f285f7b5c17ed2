package io.lakekit.catalog;

import static io.lakekit.catalog.AdRows.AD;
import static io.lakekit.catalog.AdRows.BID;
import static io.lakekit.catalog.AdRows.BID_AT;
import static io.lakekit.catalog.AdRows.CLICK_AT;
import static io.lakekit.catalog.AdRows.DT;
import static io.lakekit.catalog.AdRows.PAGE;
import static io.lakekit.catalog.AdRows.PRICE;
import static io.lakekit.catalog.AdRows.REASON;
import static io.lakekit.catalog.AdRows.TOP;
import static io.lakekit.catalog.AdRows.bid;
import static io.lakekit.catalog.AdRows.filled;
import static io.lakekit.catalog.AdRows.keyed;
import static io.lakekit.catalog.AdRows.wide;
import static io.lakekit.catalog.AdRows.write;
import static io.lakekit.junit.LakeAssertions.assertThat;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.change.Risk;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Deletes;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans for what would harm the rows of a table: refused with the reason, and nothing changes. */
class RefusedChangesTest {

    @RegisterExtension final LakeExtension temporary = LakeExtension.temporary();

    private Lake lake;

    @BeforeEach
    void open() {
        lake = temporary.lake();
    }

    static Stream<Arguments> refused() {
        Column<Integer> narrow = Column.of("price", INT);
        SequenceGroup narrowed = SequenceGroup.named("bid").orderedBy(BID_AT).latest(narrow);
        SequenceGroup other = SequenceGroup.named("other").orderedBy(CLICK_AT).latest(PRICE);
        SequenceGroup highest =
                SequenceGroup.named("bid").orderedBy(BID_AT).aggregate(PRICE, AggFunctions.max());
        SequenceGroup finer =
                SequenceGroup.named("bid").orderedBy(BID_AT).thenBy(TOP).latest(PRICE);
        return Stream.of(
                refused(
                        "a column is dropped",
                        wide(SequenceGroup.named("bid").orderedBy(BID_AT).latest(REASON)).build(),
                        "column 'price' is not in the design; its values would be lost"),
                refused(
                        "a type is narrowed",
                        wide(narrowed).build(),
                        "column 'price' BIGINT becomes INT; values that are there would change"),
                refused(
                        "a column changes its group",
                        wide(SequenceGroup.named("bid").orderedBy(BID_AT).latest(REASON), other)
                                .build(),
                        "fields.bid_at.sequence-group 'price' becomes 'reason'; rows that are stored"
                                + " would be merged by another rule"),
                refused(
                        "a column changes its function",
                        wide(highest).build(),
                        "fields.price.aggregate-function (not set) becomes 'max'; rows that are"
                                + " stored would be merged by another rule"),
                refused(
                        "an ordering column is added",
                        wide(finer).build(),
                        "fields.bid_at,top.sequence-group (not set) becomes 'price'; rows that are"
                                + " stored would be merged by another rule"),
                refused(
                        "deletes are ignored",
                        wide(BID).deletes(Deletes.IGNORE).build(),
                        "ignore-delete (not set) becomes 'true'; rows that are stored would mean"
                                + " something else"),
                refused(
                        "buckets follow another key",
                        keyed(BID).buckets(Buckets.fixed(1).by(AD)).build(),
                        "bucket-key (not set) becomes 'ad'; rows that are stored would not be found"
                                + " where they are"),
                refused(
                        "directories get other names",
                        wide(BID).rawOption("partition.legacy-name", "false").build(),
                        "partition.legacy-name (not set) becomes 'false'; rows that are stored would"
                                + " not be found where they are"),
                refused(
                        "the key changes",
                        WideTable.named("ads.row")
                                .primaryKey(AD)
                                .groups(SequenceGroup.named("bid").orderedBy(BID_AT).latest(PRICE))
                                .buckets(Buckets.fixed(1))
                                .build(),
                        "primary key 'dt, ad' becomes 'ad'; rows are stored by it"),
                refused(
                        "rows combine in another way",
                        SummaryTable.named("ads.row")
                                .primaryKey(DT, AD)
                                .partitionedBy(DT)
                                .aggregate(BID_AT, AggFunctions.max())
                                .aggregate(PRICE, AggFunctions.max())
                                .build(),
                        "merge-engine 'partial-update' becomes 'aggregation'; rows that are stored"
                                + " would mean something else"));
    }

    private static Arguments refused(String name, TableDesign design, String message) {
        return Arguments.of(name, design, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void change_thatWouldHarmRows_isRefusedAndTheTableStays(
            String name, TableDesign design, String message) {
        LakeTable<WideTable> table = filled(lake);
        List<Row> rows = table.reader().toList();
        long schema = table.unwrap().schema().id();

        TableDiff<?> diff = lake.plan(design);

        assertThat(diff.risk()).isEqualTo(Risk.REFUSED);
        for (Risk accepted : Risk.values()) {
            assertThatThrownBy(() -> lake.apply(diff, accepted))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1102 ERROR ads.row: " + message);
        }
        LakeTable<WideTable> after = lake.open(wide(BID).build());
        assertThat(after.unwrap().schema().id()).isEqualTo(schema);
        assertThat(after.reader().toList()).isEqualTo(rows);
    }

    @Test
    void columnThatIsNeverNull_cannotBeAddedToRows() {
        Column<String> place = Column.of("place", STRING);
        AppendTable before = AppendTable.named("ads.event").columns(AD).build();
        AppendTable after = AppendTable.named("ads.event").columns(AD, place.notNull()).build();
        try (TableWriter<AppendTable> writer = lake.create(before).writer()) {
            writer.rows().write(Row.of(AD, 1L));
            writer.commit();
        }

        assertThat(lake.plan(after).diagnostics().toString())
                .startsWith(
                        "LK1102 ERROR ads.event: column 'place' STRING is added; rows that are there"
                                + " have no value for it; declare it without notNull().");
        assertThatThrownBy(() -> lake.apply(lake.plan(after)))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1102");
        assertThat(lake.open(before).reader().toList()).containsExactly(Row.of(AD, 1L));
    }

    @Test
    void columnThatMayBeNull_cannotBecomeOneThatIsNever() {
        AppendTable before = AppendTable.named("ads.event").columns(AD, PAGE).build();
        AppendTable after = AppendTable.named("ads.event").columns(AD, PAGE.notNull()).build();
        try (TableWriter<AppendTable> writer = lake.create(before).writer()) {
            writer.rows().write(Row.of(AD, 1L).with(PAGE, null));
            writer.commit();
        }

        assertThat(lake.plan(after).diagnostics().toString())
                .startsWith(
                        "LK1102 ERROR ads.event: column 'page' STRING becomes STRING NOT NULL; rows"
                                + " that are there may have no value for it; declare it without"
                                + " notNull().");
    }

    @Test
    @Tag("long")
    void changelog_onceWritten_staysAsItsReadersKnowIt() {
        lake.create(wide(BID).changelog(ChangelogProducer.LOOKUP).build());
        write(lake.open(wide(BID).changelog(ChangelogProducer.LOOKUP).build()), BID, bid(1, 1));

        assertThat(lake.plan(wide(BID).build()).diagnostics().toString())
                .contains(
                        "LK1102", "changelog-producer 'lookup' becomes (not set)", "parts of rows");
    }

    @Test
    void partitionColumn_cannotBeRenamed() {
        filled(lake);
        Column<String> day = Column.of("day", STRING).notNull().formerly("dt");
        WideTable design =
                WideTable.named("ads.row")
                        .primaryKey(day, AD)
                        .partitionedBy(day)
                        .groups(BID)
                        .buckets(Buckets.fixed(1))
                        .build();

        assertThat(lake.plan(design).diagnostics().toString())
                .contains(
                        "column 'dt' becomes 'day'; directories are named after a partition column");
    }
}
