package io.lakekit.bench.jmh;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.internal.paimon.row.RowEncoder;
import io.lakekit.record.RecordCodec;
import io.lakekit.schema.Column;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.data.Timestamp;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does making a checked row of a record cost? Control: the same row put together by hand,
 * unchecked, as plain Paimon code does.
 */
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RowPathBenchmark {

    /** One row of the stream. */
    public record Bid(String dt, String requestId, Instant bidTime, long price) {}

    private static final Column<Instant> BID_TIME = Column.of("bid_time", timestampLtz(3));
    private static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_TIME).latest(Column.of("price", BIGINT));
    private static final WideTable TABLE =
            WideTable.named("ads.bid")
                    .primaryKey(
                            Column.of("dt", STRING).notNull(),
                            Column.of("request_id", STRING).notNull())
                    .partitionedBy(Column.of("dt", STRING).notNull())
                    .groups(BID)
                    .build();

    private final RecordCodec<Bid> codec = RecordCodec.writing(TABLE, BID, Bid.class);
    private final RowEncoder encoder = RowEncoder.of(TABLE, BID);
    private Bid bid =
            new Bid(
                    "2026-11-01",
                    "0f2a292f973c85d4",
                    Instant.parse("2026-11-01T10:00:00.123Z"),
                    1_250_000L);

    /** The control: the row put together by hand. */
    @Benchmark
    public InternalRow byHand() {
        return GenericRow.of(
                BinaryString.fromString(bid.dt()),
                BinaryString.fromString(bid.requestId()),
                Timestamp.fromEpochMillis(bid.bidTime().toEpochMilli()),
                bid.price());
    }

    /** The measured path: what a record sink does before it hands the row to Paimon. */
    @Benchmark
    public InternalRow typed() {
        return encoder.encode(index -> codec.value(bid, index));
    }
}
