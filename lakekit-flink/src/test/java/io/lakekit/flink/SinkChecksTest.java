package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.BID;
import static io.lakekit.flink.AdEvents.CLICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.CatalogConflictException;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.flink.sink.RefusedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkChecksTest {

    /** A bid whose price is text and whose time has another name. */
    public record Misfit(String dt, long reqId, String price, String when) {
        static Misfit at(long index) {
            return new Misfit("2026-11-23", index, "1", "now");
        }
    }

    record Hidden(String dt, long reqId) {
        static Hidden at(long index) {
            return new Hidden("2026-11-23", index);
        }
    }

    private final WideTable design = AdEvents.requests();
    private final StreamExecutionEnvironment job = Jobs.streaming();

    @Test
    void check_ofTwoStreams_findsTheMisfitsOfBoth() {
        LakeSink<WideTable> sink =
                LakeSink.into(design).stream(
                        BID, Jobs.records(job, Misfit.class, 1, Misfit::at), Misfit.class)
                        .stream(
                                CLICK,
                                Jobs.records(job, Hidden.class, 1, Hidden::at),
                                Hidden.class);

        assertThat(sink.check().codes()).contains("LK1301", "LK1003").hasSizeGreaterThan(4);
    }

    @Test
    void stream_ofGroupOfAnotherTable_isRefusedAtOnce() {
        SequenceGroup other =
                SequenceGroup.named("other").orderedBy(AdEvents.BID_TIME).latest(AdEvents.AMOUNT);

        assertThatThrownBy(
                        () ->
                                LakeSink.into(design).stream(
                                        other, Jobs.records(job, Bid.class, 1, Bid::at), Bid.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'other'");
    }

    /** A bid without a day, which is part of the key. */
    public record Keyless(long reqId, Instant bidTs, Long price) {
        static Keyless at(long index) {
            return new Keyless(index, Instant.EPOCH, index);
        }
    }

    @Test
    void recordThatLacksAKey_isRefusedAndNoTableIsMade(@TempDir Path warehouse) {
        LakeSink<WideTable> sink =
                LakeSink.into(design).stream(
                        BID, Jobs.records(job, Keyless.class, 1, Keyless::at), Keyless.class);

        assertThatThrownBy(() -> sink.attach(LakeOptions.warehouse(warehouse)))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1003")
                .hasMessageContaining("'dt'");
        assertThat(warehouse).isEmptyDirectory();
    }

    @Test
    void group_ofRowsAndOfAStream_isRefusedAndNoTableIsMade(@TempDir Path warehouse) {
        LakeSink<WideTable> sink = LakeSink.into(design).stream(BID, bids(), Bid.class);

        assertThat(sink.rows(bids(), Bid.class).check())
                .filteredOn(found -> found.code().id().equals("LK1322"))
                .singleElement()
                .hasToString(
                        "LK1322 ERROR ads.request group 'bid': 2 streams of the sink fill it:"
                                + " 'bid', 'rows'; each would replace what the other wrote, nulls"
                                + " included. Hand events of one kind over as one stream,"
                                + " one.union(other); give events of two kinds a group each.");
        assertThatThrownBy(
                        () ->
                                sink.stream(BID, bids(), Bid.class)
                                        .attach(LakeOptions.warehouse(warehouse)))
                .hasMessageContaining("LK1322");
        assertThat(warehouse).isEmptyDirectory();
    }

    @Test
    void groupOfSums_mayHaveTwoStreams() {
        WideTable sums = SpendJob.table(SpendJob.BID);

        assertThat(
                        LakeSink.into(sums).stream(SpendJob.BID, spent(), SpendJob.Bid.class)
                                .stream(SpendJob.BID, spent(), SpendJob.Bid.class)
                                .check())
                .isEmpty();
    }

    private DataStream<Bid> bids() {
        return Jobs.records(job, Bid.class, 1, Bid::at);
    }

    private DataStream<SpendJob.Bid> spent() {
        return Jobs.records(job, SpendJob.Bid.class, 1, SpendJob.Bid::at);
    }

    @Test
    void warehouseThatCannotBeReached_isNamedWithTheWayOut(@TempDir Path directory)
            throws IOException {
        LakeSink<WideTable> sink = LakeSink.into(design).stream(BID, bids(), Bid.class);
        Path file = Files.writeString(directory.resolve("file"), "no directory");

        assertThatThrownBy(() -> sink.attach(LakeOptions.warehouse(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot open warehouse 'file:" + file)
                .hasMessageEndingWith("is not a directory. Name another directory");
        assertThatThrownBy(() -> sink.attach(LakeOptions.warehouse("s3://bucket/warehouse")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot open warehouse 's3://bucket/warehouse'")
                .hasMessageEndingWith(
                        "Check its URI, that its file system is on the class path, and its"
                                + " permissions");
    }

    @Test
    void attach_toTableOfAnotherDesign_isRefused(@TempDir Path warehouse) {
        try (Lake lake = Lake.open(warehouse)) {
            lake.create(
                    WideTable.named("ads.request")
                            .primaryKey(AdEvents.DT, AdEvents.REQUEST)
                            .groups(BID)
                            .buckets(Buckets.fixed(1))
                            .build());
        }

        LakeSink<WideTable> sink =
                LakeSink.into(design).stream(
                        BID, Jobs.records(job, Bid.class, 1, Bid::at), Bid.class);

        assertThatThrownBy(() -> sink.attach(LakeOptions.warehouse(warehouse)))
                .isInstanceOf(CatalogConflictException.class);
    }

    @Test
    void sink_isNotChangedByItsSettings() {
        LakeSink<WideTable> empty = LakeSink.into(design);
        LakeSink<WideTable> bids =
                empty.stream(BID, Jobs.records(job, Bid.class, 1, Bid::at), Bid.class);

        assertThat(empty).hasToString("LakeSink into ads.request of []");
        assertThat(bids.uidPrefix("x").onRefused(RefusedRows.SIDE_OUTPUT))
                .hasToString("LakeSink into ads.request of [bid]");
    }
}
