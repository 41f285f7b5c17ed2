package io.lakekit.record;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.AppendTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import java.time.Instant;

/** The designs that records are bound to in these tests. */
final class ClickTable {

    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    static final Column<Instant> CLICK_TIME = Column.of("click_ts", timestampLtz(3));
    static final Column<Long> CLICKS = Column.of("click_cnt", BIGINT);
    static final Column<Double> PRICE = Column.of("price", DOUBLE);
    static final Column<Long> BID_SEQ = Column.of("bid_seq", BIGINT);
    static final Column<String> BIDDER = Column.of("bidder", STRING);

    static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_TIME).latest(CLICKS, PRICE);
    static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_SEQ).latestNonNull(BIDDER);

    static final WideTable WIDE =
            WideTable.named("ads.wide")
                    .primaryKey(DT, AD)
                    .partitionedBy(DT)
                    .groups(CLICK, BID)
                    .build();

    private ClickTable() {}

    static AppendTable append(Column<?>... columns) {
        return AppendTable.named("ads.log").columns(columns).build();
    }
}
