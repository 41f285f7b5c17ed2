package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.AdEvents.Click;
import io.lakekit.flink.sink.LakeSink;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobRulesTest {

    private final WideTable design = AdEvents.requests();

    @Test
    void unboundedStream_withoutCheckpoints_isRefusedBeforeAnyTableExists(@TempDir Path warehouse) {
        StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.STREAMING);
        LakeSink<WideTable> sink =
                LakeSink.into(design).stream(
                        AdEvents.BID, Jobs.records(job, Bid.class, 10, Bid::at), Bid.class)
                        .stream(AdEvents.CLICK, endless(job), Click.class);

        assertThatThrownBy(() -> sink.attach(LakeOptions.warehouse(warehouse)))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        "LK1303 ERROR ads.request, stream 'click': the stream never ends, and"
                                + " checkpointing is off; rows are committed at checkpoints, so no row"
                                + " would ever be visible. Call enableCheckpointing(...) on the"
                                + " environment before attach.");
        assertThat(warehouse).isEmptyDirectory();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settingsThatLoseRows")
    void jobSettings_thatLoseRows_areRefused(
            String code, Consumer<StreamExecutionEnvironment> setting) {
        StreamExecutionEnvironment job = Jobs.streaming();
        setting.accept(job);

        assertThat(
                        LakeSink.into(design).stream(AdEvents.CLICK, endless(job), Click.class)
                                .check()
                                .codes())
                .containsExactly(code);
    }

    private static Stream<Arguments> settingsThatLoseRows() {
        return Stream.of(
                setting("LK1304", job -> job.setRuntimeMode(RuntimeExecutionMode.AUTOMATIC)),
                setting("LK1304", job -> job.setRuntimeMode(RuntimeExecutionMode.BATCH)),
                setting(
                        "LK1305",
                        job -> job.getCheckpointConfig().enableUnalignedCheckpoints(true)),
                setting(
                        "LK1306",
                        job ->
                                job.getCheckpointConfig()
                                        .setCheckpointingConsistencyMode(
                                                CheckpointingMode.AT_LEAST_ONCE)),
                setting("LK1307", Jobs::withoutLastCheckpoint));
    }

    private static Arguments setting(String code, Consumer<StreamExecutionEnvironment> change) {
        return Arguments.of(code, change);
    }

    @Test
    void unboundedStream_withCheckpoints_isAccepted() {
        assertThat(
                        LakeSink.into(design).stream(
                                        AdEvents.CLICK, endless(Jobs.streaming()), Click.class)
                                .check())
                .isEmpty();
    }

    @Test
    void boundedStream_withoutCheckpoints_isAccepted() {
        StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.AUTOMATIC);

        assertThat(
                        LakeSink.into(design).stream(
                                        AdEvents.CLICK,
                                        Jobs.records(job, Click.class, 10, Click::at),
                                        Click.class)
                                .check())
                .isEmpty();
    }

    @Test
    void sink_withoutStreams_isRefused() {
        assertThat(LakeSink.into(design).check().codes()).containsExactly("LK1300");
    }

    /** Never run, so that nobody need listen. */
    private static DataStream<Click> endless(StreamExecutionEnvironment job) {
        return job.socketTextStream("localhost", 1)
                .map(line -> Click.at(line.length()))
                .returns(Click.class);
    }
}
