package io.lakekit.flink;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A wide table of three streams and the records that fill it; public because Flink makes them. */
public final class AdEvents {

    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<Long> REQUEST = Column.of("req_id", BIGINT).notNull();
    static final Column<Instant> BID_TIME = Column.of("bid_ts", timestampLtz(3));
    static final Column<Long> PRICE = Column.of("price", BIGINT);
    static final Column<Instant> CLICK_TIME = Column.of("click_ts", timestampLtz(3));
    static final Column<String> LANDING = Column.of("landing", STRING);
    static final Column<Instant> CONVERSION_TIME = Column.of("conversion_ts", timestampLtz(3));
    static final Column<Long> AMOUNT = Column.of("amount", BIGINT);

    static final SequenceGroup BID = SequenceGroup.named("bid").orderedBy(BID_TIME).latest(PRICE);
    static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_TIME).latest(LANDING);
    static final SequenceGroup CONVERSION =
            SequenceGroup.named("conversion").orderedBy(CONVERSION_TIME).latestNonNull(AMOUNT);

    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

    private AdEvents() {}

    /** A bid. */
    public record Bid(String dt, long reqId, Instant bidTs, Long price) {
        static Bid at(long index) {
            return new Bid(day(index), index, START.plusMillis(index), 100 + index);
        }
    }

    /** A click. */
    public record Click(String dt, long reqId, @Nullable Instant clickTs, String landing) {
        static Click at(long index) {
            return new Click(day(index), index, START.plusMillis(index), "page-" + index);
        }
    }

    /** A conversion. */
    public record Conversion(String dt, long reqId, Instant conversionTs, Long amount) {
        static Conversion at(long index) {
            return new Conversion(day(index), index, START.plusMillis(index), index * 7);
        }
    }

    /** What becomes of a request. */
    public record Request(
            String dt, long reqId, Long price, String landing, @Nullable Long amount) {
        static Request at(long index) {
            return new Request(day(index), index, 100 + index, "page-" + index, index * 7);
        }
    }

    private static String day(long index) {
        return index % 2 == 0 ? "2026-11-23" : "2026-11-24";
    }

    static WideTable requests() {
        return table().buckets(Buckets.fixed(2)).build();
    }

    static WideTable requestsInDynamicBuckets() {
        return table().buckets(Buckets.dynamic())
                .accept("LK0606", "one job at a time in these tests")
                .build();
    }

    private static WideTable.Builder table() {
        return WideTable.named("ads.request")
                .primaryKey(DT, REQUEST)
                .partitionedBy(DT)
                .groups(BID, CLICK, CONVERSION);
    }
}
