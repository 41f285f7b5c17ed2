package io.lakekit.flink.speed;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Three streams of ad events and the wide table that they fill, the same however they get there.
 * Its writers compact nothing, so that a job's cost is that of its rows alone.
 */
final class SpeedEvents {

    private static final Column<Instant> BID_TIME = Column.of("bid_time", timestampLtz(3));
    private static final Column<Instant> CLICK_TIME = Column.of("click_time", timestampLtz(3));
    private static final Column<Instant> PAID_TIME = Column.of("paid_time", timestampLtz(3));

    static final SequenceGroup BID =
            SequenceGroup.named("bid")
                    .orderedBy(BID_TIME)
                    .latest(Column.of("price", BIGINT), Column.of("bidder", STRING));
    static final SequenceGroup CLICK =
            SequenceGroup.named("click")
                    .orderedBy(CLICK_TIME)
                    .latest(Column.of("landing_page", STRING));
    static final SequenceGroup CONVERSION =
            SequenceGroup.named("conversion")
                    .orderedBy(PAID_TIME)
                    .aggregate(Column.of("amount", BIGINT), AggFunctions.sum());

    static final WideTable TABLE =
            WideTable.named("ads.request")
                    .primaryKey(
                            Column.of("dt", STRING).notNull(),
                            Column.of("request_id", STRING).notNull())
                    .partitionedBy(Column.of("dt", STRING).notNull())
                    .groups(BID, CLICK, CONVERSION)
                    .buckets(Buckets.fixed(2))
                    .rawOption("write-only", "true")
                    .accept("LK0405", Column.of("amount", BIGINT), "each conversion comes once")
                    .build();

    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

    private SpeedEvents() {}

    /** A bid. */
    public record Bid(String dt, String requestId, Instant bidTime, long price, String bidder) {
        static Bid at(long index) {
            return new Bid(DAY, request(index), time(index), index % 1_000, "bidder-" + index % 50);
        }
    }

    /** A click. */
    public record Click(String dt, String requestId, Instant clickTime, String landingPage) {
        static Click at(long index) {
            return new Click(DAY, request(index), time(index), "https://shop.example/" + index);
        }
    }

    /** A conversion. */
    public record Conversion(String dt, String requestId, Instant paidTime, long amount) {
        static Conversion at(long index) {
            return new Conversion(DAY, request(index), time(index), index % 10_000);
        }
    }

    static final String DAY = "2026-11-23";

    /** Requests come in no order, as a hash of their number. */
    private static String request(long index) {
        return HexFormat.of().toHexDigits(index * 0x9E3779B97F4A7C15L);
    }

    private static Instant time(long index) {
        return START.plusMillis(index);
    }

    static DataStream<Bid> bids(StreamExecutionEnvironment job, long count) {
        return stream(job, Bid.class, count, Bid::at);
    }

    static DataStream<Click> clicks(StreamExecutionEnvironment job, long count) {
        return stream(job, Click.class, count, Click::at);
    }

    static DataStream<Conversion> conversions(StreamExecutionEnvironment job, long count) {
        return stream(job, Conversion.class, count, Conversion::at);
    }

    private static <R> DataStream<R> stream(
            StreamExecutionEnvironment job,
            Class<R> type,
            long count,
            GeneratorFunction<Long, R> event) {
        return job.fromSource(
                        new DataGeneratorSource<>(event, count, TypeInformation.of(type)),
                        WatermarkStrategy.noWatermarks(),
                        type.getSimpleName())
                .uid("source-" + type.getSimpleName());
    }
}
