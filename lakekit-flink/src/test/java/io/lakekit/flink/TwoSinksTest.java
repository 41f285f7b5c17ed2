package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.BID;
import static io.lakekit.flink.AdEvents.CLICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.AdEvents.Click;
import io.lakekit.flink.sink.LakeSink;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two sinks of one job into one table. */
@ExtendWith(FlinkCluster.class)
class TwoSinksTest {

    private static final int COUNT = 40;

    @TempDir Path warehouse;
    @TempDir Path elsewhere;

    @Test
    void secondSink_intoTheSameTable_isRefused() throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        WideTable design = AdEvents.requests();
        bids(design, job).attach(options(warehouse));

        assertThatThrownBy(() -> clicks(design, job).attach(options(warehouse)))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        "LK1318 ERROR ads.request: another sink of this job writes the table; each"
                                + " of them compacts what the other writes, which fails the job again"
                                + " and again or hides rows. Hand all streams to one LakeSink, which"
                                + " takes any number.");
        clicks(design, job).attach(options(elsewhere));
        job.execute();
        bids(design, job).attach(options(elsewhere));
        job.execute();

        assertThat(count(design, warehouse)).isEqualTo(COUNT);
        assertThat(count(design, elsewhere)).isEqualTo(COUNT);
    }

    private static LakeSink<WideTable> bids(WideTable design, StreamExecutionEnvironment job) {
        return LakeSink.into(design).stream(
                BID, Jobs.records(job, Bid.class, COUNT, Bid::at), Bid.class);
    }

    private static LakeSink<WideTable> clicks(WideTable design, StreamExecutionEnvironment job) {
        return LakeSink.into(design).uidPrefix("clicks").stream(
                CLICK, Jobs.records(job, Click.class, COUNT, Click::at), Click.class);
    }

    private static LakeOptions options(Path warehouse) {
        return LakeOptions.warehouse(warehouse);
    }

    private static int count(WideTable design, Path warehouse) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design).reader(AdEvents.REQUEST).toList().size();
        }
    }
}
