package com.example.ads;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import java.time.Instant;

/** One row per request, filled by bids and clicks. */
public final class AdRows {

    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<String> REQUEST = Column.of("request_id", STRING).notNull();
    static final Column<Long> PRICE = Column.of("price", BIGINT);
    static final Column<String> PAGE = Column.of("page", STRING);

    static final SequenceGroup BID =
            SequenceGroup.named("bid")
                    .orderedBy(Column.of("bid_time", timestampLtz(3)))
                    .latest(PRICE);

    static final SequenceGroup CLICK =
            SequenceGroup.named("click")
                    .orderedBy(Column.of("click_time", timestampLtz(3)))
                    .latest(PAGE);

    static final WideTable AD_ROW =
            WideTable.named("ads.ad_row")
                    .primaryKey(DT, REQUEST)
                    .partitionedBy(DT)
                    .groups(BID, CLICK)
                    .build();

    private AdRows() {}

    /** A bid. */
    public record Bid(String dt, String requestId, Instant bidTime, Long price) {}

    /** A click. */
    public record Click(String dt, String requestId, Instant clickTime, String page) {}

    /** What a reader asks for. */
    public record AdRow(String requestId, Long price, String page) {}
}
