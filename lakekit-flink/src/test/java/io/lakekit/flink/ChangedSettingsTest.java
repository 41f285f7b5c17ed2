package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.BID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.sink.LakeSink;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checkpoint settings that change between the sink and the start of the job. */
@ExtendWith(FlinkCluster.class)
class ChangedSettingsTest {

    @TempDir Path warehouse;

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "unaligned checkpoints were switched on",
                        job -> job.getCheckpointConfig().enableUnalignedCheckpoints()),
                change(
                        "the checkpointing mode is no longer exactly-once",
                        job ->
                                job.getCheckpointConfig()
                                        .setCheckpointingConsistencyMode(
                                                CheckpointingMode.AT_LEAST_ONCE)),
                change(
                        "checkpointing was switched off",
                        job -> job.getCheckpointConfig().disableCheckpointing()),
                change(
                        "checkpoints after tasks finish were switched off",
                        Jobs::withoutLastCheckpoint));
    }

    private static Arguments change(String said, Consumer<StreamExecutionEnvironment> change) {
        return Arguments.of(said, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void change_afterAttach_endsTheJob(String said, Consumer<StreamExecutionEnvironment> change) {
        StreamExecutionEnvironment job = Jobs.streaming();
        attach(job);
        change.accept(job);

        assertThatThrownBy(job::execute)
                .hasStackTraceContaining(
                        "LK1320 ERROR ads.request: after the sink was attached, " + said);
    }

    @Test
    void checkpoints_switchedOnAfterAttach_endTheJob() {
        StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.STREAMING);
        attach(job);
        job.enableCheckpointing(50);

        assertThatThrownBy(job::execute)
                .hasStackTraceContaining("LK1320 ERROR ads.request")
                .hasStackTraceContaining("checkpointing was switched on");
    }

    /** Flink leaves checkpoints out of a batch job, whatever its environment says of them. */
    @Test
    void checkpoints_ofABatchJob_areNoChange() throws Exception {
        StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.BATCH);
        job.enableCheckpointing(50);
        attach(job);
        job.execute();

        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(AdEvents.requests()).reader(AdEvents.REQUEST).toList())
                    .hasSize(40);
        }
    }

    private void attach(StreamExecutionEnvironment job) {
        LakeSink.into(AdEvents.requests()).stream(
                        BID, Jobs.records(job, Bid.class, 40, Bid::at), Bid.class)
                .attach(LakeOptions.warehouse(warehouse));
    }
}
