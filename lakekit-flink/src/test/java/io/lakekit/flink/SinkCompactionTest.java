package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.flink.sink.SinkCompaction;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.paimon.Snapshot;
import org.apache.paimon.Snapshot.CommitKind;
import org.apache.paimon.table.FileStoreTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sinks that say where their files are compacted. */
@Tag("slow")
@ExtendWith(FlinkCluster.class)
class SinkCompactionTest {

    private static final Column<Long> ID = Column.of("id", ColumnType.BIGINT).notNull();
    private static final Column<Long> AMOUNT = Column.of("amount", ColumnType.BIGINT);
    private static final int COUNT = 200;
    private static final long SUM = LongStream.range(0, COUNT).sum();

    /** A row of every table here. */
    public record Amount(long id, Long amount) {
        static Amount at(long index) {
            return new Amount(index, index);
        }
    }

    @TempDir Path warehouse;
    @TempDir Path savepoints;

    private static SummaryTable.Builder sums() {
        return SummaryTable.named("ads.sums")
                .primaryKey(ID)
                .aggregate(AMOUNT, AggFunctions.sum())
                .rawOption("num-sorted-run.compaction-trigger", "2");
    }

    private static TableDesign log() {
        return AppendTable.named("ads.log").columns(ID, AMOUNT).build();
    }

    @Test
    @Tag("long")
    void placeOnTheSink_isNotThatOfTheTable() throws Exception {
        TableDesign inJob = sums().buckets(Buckets.fixed(1)).build();
        run(inJob, sink -> sink.compaction(SinkCompaction.ELSEWHERE));
        assertThat(kinds(inJob)).containsOnly(CommitKind.APPEND);
        run(inJob, sink -> sink.uidPrefix("usual"));
        assertThat(kinds(inJob)).contains(CommitKind.COMPACT);
        assertThat(sum(inJob)).isEqualTo(2 * SUM);
    }

    @Test
    void jobOfAWriteOnlyTable_mayBeTheOneThatCompacts() throws Exception {
        TableDesign elsewhere =
                sums().buckets(Buckets.fixed(1)).rawOption("write-only", "true").build();
        run(elsewhere, sink -> sink);
        assertThat(kinds(elsewhere)).containsOnly(CommitKind.APPEND);
        run(elsewhere, sink -> sink.uidPrefix("compact").compaction(SinkCompaction.IN_JOB));
        assertThat(kinds(elsewhere)).contains(CommitKind.COMPACT);
        assertThat(sum(elsewhere)).isEqualTo(2 * SUM);
    }

    @Test
    void jobsThatOnlyWrite_besideACompaction_loseNothing() throws Exception {
        TableDesign design = sums().buckets(Buckets.fixed(1)).build();
        List<JobClient> running = new ArrayList<>();
        for (String name : List.of("one", "other")) {
            StreamExecutionEnvironment job = Jobs.streaming();
            job.setParallelism(1);
            attach(
                    design,
                    Jobs.throttled(job, Amount.class, COUNT, 20, Amount::at),
                    sink -> sink.uidPrefix(name).compaction(SinkCompaction.ELSEWHERE));
            running.add(job.executeAsync());
        }
        try (Lake lake = Lake.open(warehouse)) {
            for (int i = 0; i < 5; i++) {
                lake.open(design).compact();
            }
        }
        for (JobClient job : running) {
            job.getJobExecutionResult().get();
        }

        assertThat(sum(design)).isEqualTo(2 * SUM);
    }

    @Test
    @Tag("long")
    void twoSinksOfAJob_mayOnlyWrite() throws Exception {
        TableDesign design = sums().buckets(Buckets.fixed(1)).build();
        StreamExecutionEnvironment job = Jobs.streaming();
        DataStream<Amount> amounts = Jobs.throttled(job, Amount.class, COUNT, 20, Amount::at);
        attach(design, amounts, sink -> sink.compaction(SinkCompaction.ELSEWHERE));

        assertThatThrownBy(() -> attach(design, amounts, sink -> sink.uidPrefix("more")))
                .hasMessageContaining("LK1318 ERROR ads.sums: another sink of this job writes");
        attach(
                design,
                amounts,
                sink -> sink.uidPrefix("more").compaction(SinkCompaction.ELSEWHERE));
        job.execute();

        assertThat(sum(design)).isEqualTo(2 * SUM);
    }

    @Test
    void twoSinksOfAJob_beyondDynamicBuckets_areRefusedAlsoIfTheyOnlyWrite() {
        TableDesign design =
                sums().buckets(Buckets.dynamic()).accept("LK0606", "two sinks do not").build();
        StreamExecutionEnvironment job = Jobs.streaming();
        DataStream<Amount> amounts = Jobs.records(job, Amount.class, COUNT, Amount::at);
        attach(design, amounts, sink -> sink.compaction(SinkCompaction.ELSEWHERE));

        assertThatThrownBy(
                        () ->
                                attach(
                                        design,
                                        amounts,
                                        sink ->
                                                sink.uidPrefix("more")
                                                        .compaction(SinkCompaction.ELSEWHERE)))
                .hasMessage(
                        "LK1318 ERROR ads.sums: another sink of this job writes the table, whose"
                                + " buckets are dynamic; each of them gives a key a bucket of its"
                                + " own, and the key is stored twice. Hand all streams to one"
                                + " LakeSink, which takes any number.");
    }

    static Stream<TableDesign> tables() {
        return Stream.of(sums().buckets(Buckets.fixed(1)).build(), log());
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("tables")
    void savepoint_fitsASinkWithAnotherPlace(TableDesign design) throws Exception {
        int count = 10_000;
        StreamExecutionEnvironment first = Jobs.streaming();
        attach(design, Jobs.throttled(first, Amount.class, count, 12, Amount::at), sink -> sink);
        JobClient running = first.executeAsync();
        while (kinds(design).size() < 8) {
            Thread.sleep(50);
        }
        String savepoint =
                running.stopWithSavepoint(
                                false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();

        StreamExecutionEnvironment second = Jobs.streaming();
        second.configure(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
        attach(
                design,
                Jobs.records(second, Amount.class, count, Amount::at),
                sink -> sink.compaction(SinkCompaction.ELSEWHERE));
        second.execute();

        assertThat(sum(design)).isEqualTo(LongStream.range(0, count).sum());
    }

    private void run(TableDesign design, UnaryOperator<LakeSink<TableDesign>> settings)
            throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        attach(design, Jobs.throttled(job, Amount.class, COUNT, 20, Amount::at), settings);
        job.execute();
    }

    private void attach(
            TableDesign design,
            DataStream<Amount> amounts,
            UnaryOperator<LakeSink<TableDesign>> settings) {
        settings.apply(LakeSink.into(design).rows(amounts, Amount.class))
                .attach(LakeOptions.warehouse(warehouse));
    }

    private List<CommitKind> kinds(TableDesign design) throws Exception {
        try (Lake lake = Lake.open(warehouse)) {
            FileStoreTable table = lake.open(design).unwrap();
            List<CommitKind> kinds = new ArrayList<>();
            table.snapshotManager()
                    .snapshots()
                    .forEachRemaining((Snapshot snapshot) -> kinds.add(snapshot.commitKind()));
            return kinds;
        }
    }

    private long sum(TableDesign design) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design).reader(Amount.class).toList().stream()
                    .mapToLong(Amount::amount)
                    .sum();
        }
    }
}
