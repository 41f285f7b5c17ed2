package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.DT;
import static io.lakekit.flink.AdEvents.REQUEST;
import static io.lakekit.flink.SpendJob.BID;
import static io.lakekit.flink.SpendJob.DAY;
import static io.lakekit.flink.SpendJob.REQUESTS;
import static io.lakekit.flink.SpendJob.SPENT;
import static io.lakekit.flink.SpendJob.table;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.Buckets;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Jobs whose table changes while they run. */
@ExtendWith(FlinkCluster.class)
class StaleJobTest {

    private static final int COUNT = 6_000;

    private static final Column<Long> CLICK_SEQ = Column.of("click_seq", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_SEQ).latest(PAGE);

    @TempDir Path warehouse;
    @TempDir Path checkpoints;

    @Test
    void groupAddedBesideARunningJob_keepsItsValues_andTheJobGoesOnWithTheNewDesign()
            throws Exception {
        SpendJob job = new SpendJob("changed", checkpoints);
        JobClient running = job.start(table(BID), options(), COUNT, 12);
        job.awaitCheckpoints();

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> changed = lake.apply(lake.plan(table(BID, CLICK)));
            for (int round = 0; round < 3; round++) {
                writeClicks(changed, round);
            }
            assertEnded(running, "column 'click_seq' was added, column 'page' was added");
            assertThat(pages(changed)).hasSize(REQUESTS).containsOnly("page 2");
        }

        job.resume(table(BID, CLICK), options(), COUNT);

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> changed = lake.open(table(BID, CLICK));
            changed.compact();
            assertThat(pages(changed)).hasSize(REQUESTS).containsOnly("page 2");
            assertThat(spent(changed)).isEqualTo(LongStream.range(0, COUNT).sum());
        }
    }

    @Test
    void groupAddedBesideAJobOfDynamicBuckets_endsIt() throws Exception {
        Retention kept = Retention.snapshots(Duration.ofHours(1));
        SpendJob job = new SpendJob("dynamic", checkpoints);
        JobClient running = job.start(table(Buckets.dynamic(), kept, BID), options(), COUNT, 12);
        job.awaitCheckpoints();

        try (Lake lake = Lake.open(warehouse)) {
            lake.apply(lake.plan(table(Buckets.dynamic(), kept, BID, CLICK)));
            assertEnded(running, "column 'click_seq' was added, column 'page' was added");
        }
    }

    @Test
    void tableCreatedAnewUnderARunningJob_isNotWritten() throws Exception {
        SpendJob job = new SpendJob("anew", checkpoints);
        JobClient running = job.start(table(BID), options(), COUNT, 12);
        job.awaitCheckpoints();

        try (Lake lake = Lake.open(warehouse)) {
            lake.drop(table(BID).name());
            LakeTable<WideTable> anew = lake.create(table(CLICK));
            writeClicks(anew, 7);
            assertThatThrownBy(() -> running.getJobExecutionResult().get()).isNotNull();
            assertThat(pages(anew)).hasSize(REQUESTS).containsOnly("page 7");
        }
    }

    @Test
    void otherRetention_leavesAJobRunning() throws Exception {
        SpendJob job = new SpendJob("kept", checkpoints);
        JobClient running = job.start(table(BID), options(), COUNT, 200);
        job.awaitCheckpoints();

        try (Lake lake = Lake.open(warehouse)) {
            WideTable longer =
                    table(Buckets.fixed(1), Retention.snapshots(Duration.ofHours(5)), BID);
            LakeTable<WideTable> changed = lake.apply(lake.plan(longer));
            running.getJobExecutionResult().get();
            assertThat(spent(changed)).isEqualTo(LongStream.range(0, COUNT).sum());
        }
    }

    private static void writeClicks(LakeTable<WideTable> table, int round) {
        try (TableWriter<WideTable> writer = table.writer()) {
            for (long request = 0; request < REQUESTS; request++) {
                writer.stream(CLICK)
                        .write(
                                Row.of(DT, DAY)
                                        .with(REQUEST, request)
                                        .with(CLICK_SEQ, (long) round)
                                        .with(PAGE, "page " + round));
            }
            writer.commit();
        }
    }

    private static void assertEnded(JobClient job, String change) {
        assertThatThrownBy(() -> job.getJobExecutionResult().get())
                .hasStackTraceContaining(
                        "LK1308 ERROR ads.spend: since the job was built, " + change)
                .hasStackTraceContaining("submit it from its last checkpoint or savepoint");
    }

    private static List<String> pages(LakeTable<WideTable> table) {
        return table.reader(REQUEST, PAGE).toList().stream()
                .map(row -> String.valueOf(row.get(PAGE)))
                .toList();
    }

    private static long spent(LakeTable<WideTable> table) {
        return table.reader(SPENT).toList().stream().mapToLong(row -> row.get(SPENT)).sum();
    }

    private LakeOptions options() {
        return LakeOptions.warehouse(warehouse);
    }
}
