package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.BID_TIME;
import static io.lakekit.flink.AdEvents.CLICK_TIME;
import static io.lakekit.flink.AdEvents.DT;
import static io.lakekit.flink.AdEvents.LANDING;
import static io.lakekit.flink.AdEvents.PRICE;
import static io.lakekit.flink.AdEvents.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.EventType;
import io.lakekit.design.FirstTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.AdEvents.Click;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.record.RecordCodec;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FlinkCluster.class)
class SinkKindsTest {

    enum AdEvent {
        BID,
        CLICK
    }

    private static final int COUNT = 100;
    private static final Column<AdEvent> EVENT =
            Column.of("event", ColumnType.enumeration(AdEvent.class));
    private static final EventType BIDS = EventType.of(EVENT, AdEvent.BID).carries(BID_TIME, PRICE);
    private static final EventType CLICKS =
            EventType.of(EVENT, AdEvent.CLICK).carries(CLICK_TIME, LANDING);

    /** A row of a hybrid table. */
    record Event(AdEvent event, long reqId, @Nullable Long price, @Nullable String landing) {}

    /** A price and its request. */
    public record Price(String dt, long reqId, Long price) {}

    @TempDir Path warehouse;

    private final StreamExecutionEnvironment job = Jobs.streaming();

    @Test
    void appendTable_ofFailingJob_hasEachRowOnce() throws Exception {
        AppendTable design =
                AppendTable.named("ads.bid")
                        .columns(DT, REQUEST, BID_TIME, PRICE)
                        .partitionedBy(DT)
                        .build();

        LakeSink.into(design).rows(failing("append"), Bid.class).attach(options());
        job.execute();

        assertThat(FailOnce.failed("append")).isTrue();
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(design).reader(Bid.class).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, COUNT).mapToObj(Bid::at).toList());
        }
    }

    @Test
    void timesFinerThanTheColumn_areCutAsByAnyWriter() throws Exception {
        AppendTable design =
                AppendTable.named("ads.bid").columns(DT, REQUEST, BID_TIME, PRICE).build();
        DataStream<Bid> finer = Jobs.records(job, Bid.class, COUNT, SinkKindsTest::finer);

        LakeSink.into(design).rows(finer, Bid.class).attach(options());
        job.execute();

        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(design).reader(Bid.class).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, COUNT).mapToObj(Bid::at).toList());
        }
    }

    private static Bid finer(long index) {
        Bid bid = Bid.at(index);
        return new Bid(bid.dt(), bid.reqId(), bid.bidTs().plusNanos(999_999), bid.price());
    }

    @Test
    void bucketedAppendTable_takesWholeRows() throws Exception {
        AppendTable design =
                AppendTable.named("ads.bid")
                        .columns(DT, REQUEST, BID_TIME, PRICE)
                        .buckets(Buckets.fixed(1).by(REQUEST))
                        .build();

        LakeSink.into(design).rows(bids(), Bid.class).attach(options());
        job.execute();

        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(design).reader(Bid.class).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, COUNT).mapToObj(Bid::at).toList());
        }
    }

    @Test
    void hybridTable_takesOneStreamOfEachEventType() throws Exception {
        HybridTable design =
                HybridTable.named("ads.event")
                        .partitionedBy(DT)
                        .shared(REQUEST)
                        .eventTypes(BIDS, CLICKS)
                        .build();

        LakeSink.into(design).stream(BIDS, bids(), Bid.class).stream(
                        CLICKS, Jobs.records(job, Click.class, COUNT, Click::at), Click.class)
                .attach(options());
        job.execute();

        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(design).reader(Event.class).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, COUNT)
                                    .boxed()
                                    .flatMap(
                                            i ->
                                                    Stream.of(
                                                            new Event(
                                                                    AdEvent.BID, i, 100 + i, null),
                                                            new Event(
                                                                    AdEvent.CLICK,
                                                                    i,
                                                                    null,
                                                                    "page-" + i)))
                                    .toList());
        }
    }

    @Test
    void summaryTable_ofFailingJob_addsUpTwoStreamsOnce() throws Exception {
        SummaryTable design =
                SummaryTable.named("ads.spend")
                        .primaryKey(DT, REQUEST)
                        .aggregate(PRICE, AggFunctions.sum())
                        .build();
        DataStream<Price> more =
                Jobs.records(job, Price.class, COUNT, i -> new Price(Bid.at(i).dt(), i, 1L));
        DataStream<Price> prices =
                failing("summary")
                        .map(bid -> new Price(bid.dt(), bid.reqId(), bid.price()))
                        .returns(Price.class)
                        .uid("prices");

        LakeSink.into(design).rows(prices, Price.class).rows(more, Price.class).attach(options());
        job.execute();

        assertThat(FailOnce.failed("summary")).isTrue();
        List<Price> expected =
                LongStream.range(0, COUNT)
                        .mapToObj(i -> new Price(Bid.at(i).dt(), i, 101 + i))
                        .toList();
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(design).reader(Price.class).toList())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void latestRowTable_ofFailingJob_keepsTheNewestRowOfEachKey() throws Exception {
        LatestTable design =
                LatestTable.named("ads.request")
                        .primaryKey(DT, REQUEST)
                        .columns(PRICE)
                        .orderedBy(BID_TIME)
                        .build();
        DataStream<Bid> bids =
                failing("latest").flatMap(SinkKindsTest::withLate).returns(Bid.class).uid("late");

        LakeSink.into(design).rows(bids, Bid.class).attach(options());
        job.execute();

        assertThat(FailOnce.failed("latest")).isTrue();
        ReferenceTable<LatestTable> truth = ReferenceTable.of(design);
        RecordCodec<Bid> codec = RecordCodec.writing(design, Bid.class);
        for (long i = 0; i < COUNT; i++) {
            Bid bid = Bid.at(i);
            truth.write(codec.toRow(new Bid(bid.dt(), i % 7, bid.bidTs(), bid.price())));
        }
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(design).reader(Bid.class).toList())
                    .containsExactlyInAnyOrderElementsOf(truth.rows(Bid.class));
        }
    }

    @Test
    void firstRowTable_ofFailingJob_dropsWhatTheSourceRepeats() throws Exception {
        FirstTable design =
                FirstTable.named("ads.bid")
                        .primaryKey(DT, REQUEST)
                        .columns(BID_TIME, PRICE)
                        .changelog(ChangelogProducer.LOOKUP)
                        .build();

        DataStream<Bid> bids =
                failing("first").flatMap(SinkKindsTest::twice).returns(Bid.class).uid("twice");

        LakeSink.into(design).rows(bids, Bid.class).attach(options());
        job.execute();

        assertThat(FailOnce.failed("first")).isTrue();
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(design).reader(Bid.class).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, COUNT).mapToObj(Bid::at).toList());
        }
    }

    /** What LK0608 says of keys that move. */
    @Test
    void keyThatMoves_isDeletedWhereItWas_inALatestRowTable() throws Exception {
        LatestTable design =
                LatestTable.named("ads.moving")
                        .primaryKey(REQUEST)
                        .partitionedBy(DT)
                        .columns(PRICE)
                        .buckets(Buckets.dynamic())
                        .accept("LK0320", "one task writes the rows in their order")
                        .accept("LK0606", "one job writes it")
                        .accept("LK0608", DT, "requests move")
                        .build();

        assertThat(afterMoves(design)).containsExactly(new Price("2026-11-22", 7, 2L));
    }

    @Test
    void keyThatMoves_isDropped_inAFirstRowTable() throws Exception {
        FirstTable design =
                FirstTable.named("ads.moving")
                        .primaryKey(REQUEST)
                        .partitionedBy(DT)
                        .columns(PRICE)
                        .buckets(Buckets.dynamic())
                        .accept("LK0606", "one job writes it")
                        .accept("LK0608", DT, "requests move")
                        .build();

        assertThat(afterMoves(design)).containsExactly(new Price("2026-11-20", 7, 0L));
    }

    /** The rows after one request came in each of three partitions, one after the other. */
    private <D extends TableDesign> List<Price> afterMoves(D design) throws Exception {
        job.setParallelism(1);
        DataStream<Price> moves =
                Jobs.records(job, Price.class, 3, i -> new Price("2026-11-2" + i, 7, i));
        LakeSink.into(design).rows(moves, Price.class).attach(options());
        job.execute();
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design).reader(Price.class).toList();
        }
    }

    /** One of seven requests a day, and a row of it that is older than all others. */
    private static void withLate(Bid bid, Collector<Bid> rows) {
        rows.collect(new Bid(bid.dt(), bid.reqId() % 7, bid.bidTs(), bid.price()));
        rows.collect(new Bid(bid.dt(), bid.reqId() % 7, Instant.EPOCH, -1L));
    }

    private static void twice(Bid bid, Collector<Bid> rows) {
        rows.collect(bid);
        rows.collect(bid);
    }

    private DataStream<Bid> failing(String name) {
        return Jobs.throttled(job, Bid.class, COUNT, 12, Bid::at)
                .map(new FailOnce<>(name))
                .returns(Bid.class)
                .uid("fail-once");
    }

    private DataStream<Bid> bids() {
        return Jobs.records(job, Bid.class, COUNT, Bid::at);
    }

    private LakeOptions options() {
        return LakeOptions.warehouse(warehouse);
    }
}
