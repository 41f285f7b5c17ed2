package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.BID;
import static io.lakekit.flink.AdEvents.CLICK;
import static io.lakekit.flink.AdEvents.DT;
import static io.lakekit.flink.AdEvents.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.Buckets;
import io.lakekit.design.Retention;
import io.lakekit.design.WideTable;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.AdEvents.Click;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.flink.sink.RefusedRows;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.RowKind;
import org.apache.paimon.table.FileStoreTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Metrics as Prometheus reads them, beside what the job did. */
@Tag("slow")
@ExtendWith(FlinkCluster.class)
class SinkMetricsTest {

    private static final String TABLE = "table=\"ads_metrics\"";
    private static final String BIDS = "stream=\"bid\"";
    private static final String CLICKS = "stream=\"click\"";
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @TempDir Path warehouse;
    @TempDir Path savepoints;

    private final WideTable design =
            WideTable.named("ads.metrics")
                    .primaryKey(DT, REQUEST)
                    .partitionedBy(DT)
                    .groups(BID, CLICK)
                    .keep(Retention.partitions(Duration.ofDays(30)))
                    .buckets(Buckets.fixed(1))
                    .build();

    @Test
    void metrics_areWhatTheJobDid_andStartAgainAfterARestore() throws Exception {
        JobClient first = start(Jobs.streaming(), 100, 40);
        await(() -> rows() == 91);
        await(() -> !values("lastCommitDurationMs", TABLE).isEmpty());

        assertThat(values("acceptedRows", TABLE, BIDS)).containsExactly(85.0);
        assertThat(values("acceptedRows", TABLE, CLICKS)).containsExactly(40.0);
        assertThat(values("refusedRows", TABLE, BIDS, "reason=\"LK1201\"")).containsExactly(10.0);
        assertThat(values("refusedRows", TABLE, BIDS, "reason=\"LK1211\"")).containsExactly(5.0);
        assertThat(values("refusedRows", TABLE, CLICKS)).isEmpty();
        assertThat(values("freshnessMs", TABLE, BIDS)).containsExactly(1_000.0);
        assertThat(values("freshnessMs", TABLE, CLICKS)).containsExactly(86_400_000.0 - 39);
        assertThat(values("lastCommitDurationMs", TABLE)).singleElement().satisfies(this::isAge);
        assertThat(values("secondsSinceLastCommit", TABLE)).singleElement().satisfies(this::isAge);
        assertThat(values("level0Files", TABLE)).containsExactly(levelZeroFiles());

        String savepoint =
                first.stopWithSavepoint(
                                false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();
        await(() -> secondsSinceSnapshot() >= 3);
        StreamExecutionEnvironment restored = Jobs.streaming();
        Jobs.withoutOwnCheckpoints(restored);
        restored.configure(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
        JobClient second = start(restored, 20, 0);
        await(() -> values("acceptedRows", TABLE, BIDS).equals(List.of(17.0)));

        assertThat(values("secondsSinceLastCommit", TABLE))
                .singleElement()
                .satisfies(seconds -> assertThat(seconds).isGreaterThanOrEqualTo(3));
        assertThat(values("lastCommitDurationMs", TABLE)).isEmpty();
        assertThat(values("refusedRows", TABLE, BIDS, "reason=\"LK1201\"")).containsExactly(2.0);
        second.cancel().get();
    }

    @Test
    void changes_areCountedByKind() throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        LakeSink.into(Budgets.newest("ads.counted"))
                .changes(Budgets.allButEnd(job), Budgets.Budget.class)
                .attach(LakeOptions.warehouse(warehouse));
        JobClient running = job.executeAsync();

        for (RowKind kind : RowKind.values()) {
            String label = "kind=\"" + kind.name().toLowerCase(Locale.ROOT) + "\"";
            await(
                    () ->
                            values("acceptedChanges", "table=\"ads_counted\"", label)
                                    .equals(List.of((double) Budgets.count(kind))));
        }
        running.cancel().get();
    }

    private JobClient start(StreamExecutionEnvironment job, int bids, int clicks) throws Exception {
        LakeSink.into(design)
                .onRefused(RefusedRows.LEAVE_OUT)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .stream(BID, Jobs.idleAfter(job, Bid.class, bids, SinkMetricsTest::bid), Bid.class)
                .stream(CLICK, Jobs.idleAfter(job, Click.class, clicks, Click::at), Click.class)
                .attach(LakeOptions.warehouse(warehouse));
        return job.executeAsync();
    }

    /** Of ten bids one has no time; of twenty one is late, and one is ahead of the clock. */
    private static Bid bid(long index) {
        Bid bid = Bid.at(index);
        if (index % 10 == 3) {
            return new Bid(bid.dt(), index, null, 1L);
        }
        return switch ((int) (index % 20)) {
            case 4 -> new Bid("2026-01-01", index, bid.bidTs(), 1L);
            case 5 -> new Bid(bid.dt(), index, Instant.parse("2099-01-01T00:00:00Z"), 1L);
            case 6 -> new Bid(bid.dt(), index, NOW.minusSeconds(1), 1L);
            default -> bid;
        };
    }

    private static List<Double> values(String metric, String... labels) {
        return FlinkCluster.METRICS.values(metric, labels);
    }

    private void isAge(double value) {
        assertThat(value).isBetween(0.0, 600_000.0);
    }

    private int rows() {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design).reader(REQUEST).toList().size();
        }
    }

    private double levelZeroFiles() {
        try (Lake lake = Lake.open(warehouse)) {
            return lake
                    .open(design)
                    .unwrap()
                    .newSnapshotReader()
                    .withLevel(0)
                    .read()
                    .dataSplits()
                    .stream()
                    .mapToInt(split -> split.dataFiles().size())
                    .sum();
        }
    }

    private long secondsSinceSnapshot() {
        try (Lake lake = Lake.open(warehouse)) {
            FileStoreTable table = lake.open(design).unwrap();
            long millis =
                    Objects.requireNonNull(table.snapshotManager().latestSnapshot()).timeMillis();
            return (System.currentTimeMillis() - millis) / 1_000;
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1_200 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
