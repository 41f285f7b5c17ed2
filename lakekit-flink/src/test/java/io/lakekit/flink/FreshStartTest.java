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
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.paimon.Snapshot;
import org.apache.paimon.options.ExpireConfig;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that start without state, and tables that a run before them has filled. */
@Tag("slow")
@ExtendWith(FlinkCluster.class)
class FreshStartTest {

    private static final Column<String> DT = Column.of("dt", ColumnType.STRING).notNull();
    private static final Column<Long> ID = Column.of("id", ColumnType.BIGINT).notNull();
    private static final Column<Long> AMOUNT = Column.of("amount", ColumnType.BIGINT);
    private static final int COUNT = 60;
    private static final long SUM = LongStream.range(0, COUNT).sum();

    /** A row of every table here. */
    public record Amount(String dt, long id, Long amount) {
        static Amount at(long index) {
            return new Amount("2026-11-23", index, index);
        }
    }

    @TempDir Path warehouse;

    @TempDir Path savepoints;

    static Stream<TableDesign> tables() {
        return Stream.of(
                sums(Buckets.fixed(2)).build(),
                sums(Buckets.dynamic()).accept("LK0606", "one job writes it").build(),
                log().build());
    }

    static Stream<TableDesign> otherTables() {
        return Stream.of(
                acrossPartitions(),
                sums(Buckets.postpone()).accept("LK0607", "nobody compacts it here").build(),
                log().buckets(Buckets.fixed(1).by(ID)).build());
    }

    private static AppendTable.Builder log() {
        return AppendTable.named("ads.log").columns(DT, ID, AMOUNT);
    }

    private static SummaryTable.Builder sums(Buckets buckets) {
        return SummaryTable.named("ads.sums")
                .primaryKey(DT, ID)
                .partitionedBy(DT)
                .aggregate(AMOUNT, AggFunctions.sum())
                .buckets(buckets);
    }

    private static TableDesign acrossPartitions() {
        return SummaryTable.named("ads.sums")
                .primaryKey(ID)
                .partitionedBy(DT)
                .aggregate(AMOUNT, AggFunctions.sum())
                .buckets(Buckets.dynamic())
                .accept("LK0606", "one job writes it")
                .accept("LK0608", DT, "an id stays in its day")
                .build();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void secondRun_withoutState_isRefused(TableDesign design) throws Exception {
        run(design, sink -> sink);
        Snapshot first = newest(design);

        assertThatThrownBy(() -> run(design, sink -> sink))
                .hasStackTraceContaining(
                        "LK1321 ERROR %s: the job starts without state, and snapshot %d of the"
                                        .formatted(design.name(), first.id())
                                + " table holds checkpoint %d of an earlier run of sink 'lakekit-%s'"
                                        .formatted(first.commitIdentifier(), design.name()));
        assertThat(newest(design).id()).isEqualTo(first.id());
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("otherTables")
    void secondRun_intoOtherTables_isRefusedAsWell(TableDesign design) throws Exception {
        secondRun_withoutState_isRefused(design);
    }

    /** The job goes on, and one of its sinks starts, in a task that is restored as well. */
    @Test
    @Tag("long")
    void sinkAddedToARestoredJob_hasNoState() throws Exception {
        TableDesign log = log().build();
        TableDesign copy =
                AppendTable.named("ads.copy")
                        .columns(DT, ID, AMOUNT)
                        .rawOption("write-only", "true")
                        .build();
        run(copy, sink -> sink);
        StreamExecutionEnvironment first = Jobs.streaming();
        first.setParallelism(1);
        attach(log, Jobs.throttled(first, Amount.class, 20_000, 12, Amount::at), sink -> sink);
        JobClient running = first.executeAsync();
        while (newest(log) == null) {
            Thread.sleep(50);
        }
        String savepoint =
                running.stopWithSavepoint(
                                false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();

        StreamExecutionEnvironment second = Jobs.streaming();
        second.setParallelism(1);
        second.configure(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
        DataStream<Amount> amounts = Jobs.records(second, Amount.class, 20_000, Amount::at);
        attach(log, amounts, sink -> sink);
        attach(copy, amounts, sink -> sink);
        assertThatThrownBy(second::execute).hasStackTraceContaining("LK1321 ERROR ads.copy");
    }

    @Test
    void secondRun_thatSaysWhy_addsItsRows() throws Exception {
        TableDesign design = sums(Buckets.fixed(2)).build();
        run(design, sink -> sink);
        run(design, sink -> sink.freshStart("corrected amounts come as new rows"));

        assertThat(sum(design)).isEqualTo(2 * SUM);
    }

    /** The guard goes by snapshots. */
    @Test
    @Tag("long")
    void secondRun_onceTheSnapshotsOfTheFirstHaveExpired_isNotKnown() throws Exception {
        TableDesign design = sums(Buckets.fixed(2)).build();
        run(design, sink -> sink);
        try (Lake lake = Lake.open(warehouse)) {
            FileStoreTable table = lake.open(design).unwrap();
            try (TableCommitImpl other = table.newCommit("other").ignoreEmptyCommit(false)) {
                other.commit(1, List.of());
            }
            table.newExpireSnapshots()
                    .config(
                            ExpireConfig.builder()
                                    .snapshotRetainMin(1)
                                    .snapshotRetainMax(1)
                                    .snapshotTimeRetain(Duration.ZERO)
                                    .build())
                    .expire();
        }
        run(design, sink -> sink);

        assertThat(sum(design)).isEqualTo(2 * SUM);
    }

    @Test
    void sinkOfAnotherName_isAnotherJob() throws Exception {
        TableDesign design = sums(Buckets.fixed(2)).build();
        run(design, sink -> sink.uidPrefix("late_clicks"));
        run(design, sink -> sink.uidPrefix("clicks"));
        run(design, sink -> sink.uidPrefix("late"));

        assertThat(sum(design)).isEqualTo(3 * SUM);
    }

    /** A commit user is part of the files' names there. */
    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"team a/clicks", "s-clicks", "a-s-b", "клики", "long"})
    void sinkOfAnOddName_writesAndIsKnownAgain(String name) throws Exception {
        TableDesign design =
                sums(Buckets.postpone()).accept("LK0607", "the test compacts it").build();
        String prefix = name.equals("long") ? name.repeat(80) : name;
        run(design, sink -> sink.uidPrefix(prefix));
        new FlinkSql(warehouse).run("CALL sys.compact(`table` => 'ads.sums')");

        assertThat(sum(design)).isEqualTo(SUM);
        assertThatThrownBy(() -> run(design, sink -> sink.uidPrefix(prefix)))
                .hasStackTraceContaining("LK1321 ERROR ads.sums")
                .hasStackTraceContaining("an earlier run of sink '" + prefix + "'");
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void prefixOfTheTable_comesFirst(boolean dynamic) throws Exception {
        SummaryTable.Builder sums =
                dynamic
                        ? sums(Buckets.dynamic()).accept("LK0606", "one job writes it")
                        : sums(Buckets.fixed(2));
        TableDesign design = sums.rawOption("commit.user-prefix", "team").build();
        run(design, sink -> sink);

        assertThat(newest(design).commitUser()).startsWith("team~lakekit-ads.sums_");
        assertThatThrownBy(() -> run(design, sink -> sink)).hasStackTraceContaining("LK1321");
    }

    /** It has no state at its second attempt either. */
    @Test
    void jobThatFailsBeforeItsFirstCheckpoint_startsAgain() throws Exception {
        TableDesign design = sums(Buckets.fixed(2)).build();
        StreamExecutionEnvironment job = Jobs.streaming();
        Jobs.withoutOwnCheckpoints(job);
        attach(
                design,
                Jobs.records(job, Amount.class, COUNT, Amount::at)
                        .map(new FailAtOnce<Amount>("before the first checkpoint"))
                        .returns(Amount.class)
                        .uid("fail"),
                sink -> sink);
        job.execute();

        assertThat(FailAtOnce.FAILED).contains("before the first checkpoint");
        assertThat(sum(design)).isEqualTo(SUM);
    }

    /**
     * Each run of a job without checkpoints adds its rows: there never is a state to go on from.
     */
    @ParameterizedTest
    @ValueSource(strings = {"BATCH", "STREAMING"})
    void jobsWithoutCheckpoints_startWithoutState(String mode) throws Exception {
        TableDesign design = sums(Buckets.fixed(2)).build();
        for (int run = 1; run <= 2; run++) {
            StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.valueOf(mode));
            attach(design, Jobs.records(job, Amount.class, COUNT, Amount::at), sink -> sink);
            job.execute();
        }
        run(design, sink -> sink);

        assertThat(sum(design)).isEqualTo(3 * SUM);
    }

    private void run(TableDesign design, UnaryOperator<LakeSink<TableDesign>> settings)
            throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        attach(design, Jobs.records(job, Amount.class, COUNT, Amount::at), settings);
        job.execute();
    }

    private void attach(
            TableDesign design,
            DataStream<Amount> amounts,
            UnaryOperator<LakeSink<TableDesign>> settings) {
        settings.apply(LakeSink.into(design).rows(amounts, Amount.class))
                .attach(LakeOptions.warehouse(warehouse));
    }

    private @Nullable Snapshot newest(TableDesign design) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design).unwrap().snapshotManager().latestSnapshot();
        }
    }

    private long sum(TableDesign design) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design).reader(Amount.class).toList().stream()
                    .mapToLong(Amount::amount)
                    .sum();
        }
    }

    /** Hands records on, and throws once in the JVM for its name, at the first one. */
    private static final class FailAtOnce<R> implements MapFunction<R, R> {

        private static final long serialVersionUID = 1L;
        private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

        private final String name;

        FailAtOnce(String name) {
            this.name = name;
        }

        @Override
        public R map(R record) {
            if (FAILED.add(name)) {
                throw new IllegalStateException("Failure on purpose");
            }
            return record;
        }
    }
}
