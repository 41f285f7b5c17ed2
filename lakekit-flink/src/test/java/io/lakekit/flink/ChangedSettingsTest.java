package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.BID;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.LakeOptions;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.sink.LakeSink;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
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
        LakeSink.into(AdEvents.requests()).stream(
                        BID, Jobs.records(job, Bid.class, 40, Bid::at), Bid.class)
                .attach(LakeOptions.warehouse(warehouse));
        change.accept(job);

        assertThatThrownBy(job::execute)
                .hasStackTraceContaining(
                        "LK1320 ERROR ads.request: after the sink was attached, " + said);
    }
}
