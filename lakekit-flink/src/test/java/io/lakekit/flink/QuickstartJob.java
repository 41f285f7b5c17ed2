package io.lakekit.flink;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.schema.Column;
import java.time.Instant;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The job of the quickstart. */
// spotless:off
public final class QuickstartJob {

    static final Column<String> AD = Column.of("ad_id", STRING).notNull();
    static final Column<Instant> BID_TIME = Column.of("bid_time", timestampLtz(3));
    static final Column<Long> PRICE = Column.of("price", BIGINT);
    static final Column<Instant> CLICK_TIME = Column.of("click_time", timestampLtz(3));
    static final Column<String> PAGE = Column.of("page", STRING);

    static final SequenceGroup BID = SequenceGroup.named("bid").orderedBy(BID_TIME).latest(PRICE);
    static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_TIME).latest(PAGE);
    static final WideTable AD_ROW =
            WideTable.named("ads.ad_row").primaryKey(AD).groups(BID, CLICK).build();

    public record Bid(String adId, Instant bidTime, long price) {}

    public record Click(String adId, Instant clickTime, String page) {}

    static void attach(DataStream<Bid> bids, DataStream<Click> clicks, LakeOptions lake) {
        LakeSink.into(AD_ROW)
                .stream(BID, bids, Bid.class)
                .stream(CLICK, clicks, Click.class)
                .attach(lake);
    }

    private QuickstartJob() {}
}
// spotless:on
