package io.lakekit.reference;

import static io.lakekit.design.AggFunctions.listAgg;
import static io.lakekit.design.AggFunctions.max;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.enumeration;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.RecordSink;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories through the reference and through real Paimon, split into commits and compacted
 * at random, must end in the same rows.
 */
@Tag("long")
class ReferenceTableTest {

    enum Stage {
        BID,
        CLICK
    }

    private static final Column<String> DAY = Column.of("dt", STRING).notNull();
    private static final Column<Stage> STAGE = Column.of("stage", enumeration(Stage.class));
    private static final Column<Long> KEY = Column.of("k", BIGINT).notNull();
    private static final Column<Long> BID_SEQ = Column.of("bid_seq", BIGINT);
    private static final Column<Long> PRICE = Column.of("price", BIGINT);
    private static final Column<String> NOTE = Column.of("note", STRING);
    private static final Column<Long> CLICK_SEQ = Column.of("click_seq", BIGINT);
    private static final Column<Long> TOP = Column.of("top", BIGINT);
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);

    private static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_SEQ).latest(PRICE).latestNonNull(NOTE);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click")
                    .orderedBy(CLICK_SEQ)
                    .aggregate(TOP, max())
                    .aggregate(CLICKS, sum());
    private static final WideTable WIDE =
            WideTable.named("t.wide")
                    .primaryKey(KEY)
                    .groups(BID, CLICK)
                    .accept("LK0405", CLICKS, "the test counts repeated rows too")
                    .build();
    private static final SummaryTable SUMMARY =
            SummaryTable.named("t.summary")
                    .primaryKey(KEY)
                    .aggregate(CLICKS, sum())
                    .aggregate(TOP, max())
                    .aggregate(NOTE, listAgg("|"))
                    .build();

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void wideTable_afterRandomHistory_equalsReference(long seed) {
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        ReferenceTable<WideTable> reference = ReferenceTable.of(WIDE);
        LakeTable<WideTable> table = lake.create(WIDE);

        try (var writer = table.writer()) {
            RecordSink<Row> bids = writer.stream(BID);
            RecordSink<Row> clicks = writer.stream(CLICK);
            for (int i = 0; i < 60; i++) {
                if (random.nextBoolean()) {
                    Row row = bid(random, i);
                    bids.write(row);
                    reference.write(BID, row);
                } else {
                    Row row = click(random, i);
                    clicks.write(row);
                    reference.write(CLICK, row);
                }
                if (random.nextInt(5) == 0) {
                    writer.commit();
                }
            }
            writer.commit();
        }

        assertHoldsReference(table, reference, random.nextBoolean());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void summaryTable_afterRandomHistory_equalsReference(long seed) {
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        ReferenceTable<SummaryTable> reference = ReferenceTable.of(SUMMARY);
        LakeTable<SummaryTable> table = lake.create(SUMMARY);

        try (var writer = table.writer()) {
            RecordSink<Row> rows = writer.rows();
            for (int i = 0; i < 60; i++) {
                Row row =
                        Row.of(KEY, random.nextLong(4))
                                .with(CLICKS, maybe(random, random.nextLong(100)))
                                .with(TOP, maybe(random, random.nextLong(100)))
                                .with(NOTE, maybe(random, "n" + i));
                rows.write(row);
                reference.write(row);
                if (random.nextInt(5) == 0) {
                    writer.commit();
                }
            }
            writer.commit();
        }

        assertHoldsReference(table, reference, random.nextBoolean());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hybridTable_repeatedEvents_equalsReference(boolean deduplicated) {
        EventType bids = EventType.of(STAGE, Stage.BID).carries(TOP);
        EventType clicks = EventType.of(STAGE, Stage.CLICK).carries(NOTE);
        HybridTable.Builder builder =
                HybridTable.named("t.hybrid")
                        .partitionedBy(DAY)
                        .shared(KEY)
                        .eventTypes(bids, clicks);
        HybridTable design = (deduplicated ? builder.deduplicatedBy(KEY) : builder).build();
        ReferenceTable<HybridTable> reference = ReferenceTable.of(design);
        LakeTable<HybridTable> table = lake.create(design);

        try (var writer = table.writer()) {
            RecordSink<Row> bidRows = writer.stream(bids);
            RecordSink<Row> clickRows = writer.stream(clicks);
            for (long i = 0; i < 6; i++) {
                Row bid = Row.of(DAY, "2026-11-24").with(KEY, i % 3).with(TOP, i);
                Row click = Row.of(DAY, "2026-11-24").with(KEY, i % 2).with(NOTE, "n" + i);
                bidRows.write(bid);
                reference.write(bids, bid);
                clickRows.write(click);
                reference.write(clicks, click);
                writer.commit();
            }
        }

        assertThat(reference.rows()).hasSize(deduplicated ? 5 : 12);
        assertHoldsReference(table, reference, deduplicated);
    }

    /**
     * Where every value has an order of its own, Paimon stores the group's order outside of all its
     * groups: the values are right, the ordering column is the last to arrive.
     */
    @Test
    void groupOfNonNullOnly_lateRow_keepsTheNewestOrder() {
        SequenceGroup group = SequenceGroup.named("bid").orderedBy(BID_SEQ).latestNonNull(NOTE);
        WideTable design = WideTable.named("t.notes").primaryKey(KEY).groups(group).build();
        ReferenceTable<WideTable> reference = ReferenceTable.of(design);
        LakeTable<WideTable> table = lake.create(design);

        try (var writer = table.writer()) {
            RecordSink<Row> rows = writer.stream(group);
            for (long order : new long[] {5, 3, 9, 7}) {
                Row row =
                        Row.of(KEY, 1L)
                                .with(BID_SEQ, order)
                                .with(NOTE, order == 9 ? null : "n" + order);
                rows.write(row);
                reference.write(group, row);
            }
            writer.commit();
        }

        Row expected = reference.rows().get(0);
        assertThat(expected.get(BID_SEQ)).isEqualTo(9L);
        assertThat(table.reader().toList()).containsExactly(expected);
    }

    private static <D extends TableDesign> void assertHoldsReference(
            LakeTable<D> table, ReferenceTable<D> reference, boolean compacted) {
        if (compacted) {
            table.compact();
        }
        List<Row> held = table.reader().toList();
        assertThat(held).containsExactlyInAnyOrderElementsOf(reference.rows());
    }

    /**
     * Orders are distinct, since of equal ones the arrival decides, which is not what is tested
     * here.
     */
    private static Row bid(SplittableRandom random, int number) {
        return Row.of(KEY, random.nextLong(4))
                .with(BID_SEQ, random.nextLong(1_000) * 100 + number)
                .with(PRICE, maybe(random, random.nextLong(100)))
                .with(NOTE, maybe(random, "n" + number));
    }

    private static Row click(SplittableRandom random, int number) {
        return Row.of(KEY, random.nextLong(4))
                .with(CLICK_SEQ, random.nextLong(1_000) * 100 + number)
                .with(TOP, maybe(random, random.nextLong(100)))
                .with(CLICKS, maybe(random, 1L));
    }

    private static <T> @Nullable T maybe(SplittableRandom random, T value) {
        return random.nextInt(4) == 0 ? null : value;
    }
}
