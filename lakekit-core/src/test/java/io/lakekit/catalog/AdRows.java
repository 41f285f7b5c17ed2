package io.lakekit.catalog;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;

/** A wide table of what becomes of an ad, for tests that change it. */
final class AdRows {

    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<Long> AD = Column.of("ad", BIGINT).notNull();
    static final Column<Long> BID_AT = Column.of("bid_at", BIGINT);
    static final Column<Long> PRICE = Column.of("price", BIGINT);
    static final Column<String> REASON = Column.of("reason", STRING);
    static final Column<Long> CLICK_AT = Column.of("click_at", BIGINT);
    static final Column<String> PAGE = Column.of("page", STRING);
    static final Column<Long> TOP = Column.of("top", BIGINT);

    static final SequenceGroup BID = SequenceGroup.named("bid").orderedBy(BID_AT).latest(PRICE);
    static final SequenceGroup CLICK =
            SequenceGroup.named("click")
                    .orderedBy(CLICK_AT)
                    .latestNonNull(PAGE)
                    .aggregate(TOP, AggFunctions.max());

    private AdRows() {}

    /** Without its buckets. */
    static WideTable.Builder keyed(SequenceGroup... groups) {
        return WideTable.named("ads.row").primaryKey(DT, AD).partitionedBy(DT).groups(groups);
    }

    static WideTable.Builder wide(SequenceGroup... groups) {
        return keyed(groups).buckets(Buckets.fixed(1));
    }

    static Row key() {
        return Row.of(DT, "2026-11-26").with(AD, 7L);
    }

    static Row bid(long at, long price) {
        return key().with(BID_AT, at).with(PRICE, price);
    }

    static Row click(long at, String page, long top) {
        return key().with(CLICK_AT, at).with(PAGE, page).with(TOP, top);
    }

    static void write(LakeTable<WideTable> table, SequenceGroup group, Row... rows) {
        try (TableWriter<WideTable> writer = table.writer()) {
            for (Row row : rows) {
                writer.stream(group).write(row);
            }
            writer.commit();
        }
    }

    /** The table with one row, written thrice. */
    static LakeTable<WideTable> filled(Lake lake) {
        LakeTable<WideTable> table = lake.create(wide(BID).build());
        write(table, BID, bid(1, 100));
        write(table, BID, bid(3, 300), bid(2, 200));
        return table;
    }
}
