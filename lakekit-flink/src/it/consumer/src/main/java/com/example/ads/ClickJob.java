package com.example.ads;

import io.lakekit.catalog.LakeOptions;
import io.lakekit.flink.sink.LakeSink;
import java.nio.file.Path;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Writes clicks in a Flink job. */
final class ClickJob {

    private ClickJob() {}

    static void run(Path warehouse, AdRows.Click... clicks) throws Exception {
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment();
        job.setRuntimeMode(RuntimeExecutionMode.STREAMING);
        job.setParallelism(1);
        LakeSink.into(AdRows.AD_ROW).stream(
                        AdRows.CLICK, job.fromData(AdRows.Click.class, clicks), AdRows.Click.class)
                .attach(LakeOptions.warehouse(warehouse));
        job.execute();
    }
}
