package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.BID_TIME;
import static io.lakekit.flink.AdEvents.DT;
import static io.lakekit.flink.AdEvents.PRICE;
import static io.lakekit.flink.AdEvents.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AppendTable;
import io.lakekit.flink.AdEvents.Bid;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A sink, a lake and Flink SQL meet in one warehouse, whatever its name. */
@Tag("long")
@ExtendWith(FlinkCluster.class)
class OddWarehousesTest {

    private static final AppendTable BIDS =
            AppendTable.named("ads.bid")
                    .columns(DT, REQUEST, BID_TIME, PRICE)
                    .partitionedBy(DT)
                    .build();

    @TempDir Path directory;

    @Test
    void sink_intoAnOddWarehouse_isReadByTheLakeAndBySql() throws Exception {
        Path warehouse = directory.resolve("my lake 100%20#?l'été 日本 a;b{c}[d]");
        StreamExecutionEnvironment job = Jobs.streaming();
        LakeSink.into(BIDS)
                .rows(Jobs.records(job, Bid.class, 3, Bid::at), Bid.class)
                .attach(LakeOptions.warehouse(warehouse));
        job.execute();

        for (String text : List.of(warehouse.toString(), "file:" + warehouse + "/")) {
            List<Row> rows = new FlinkSql(text).rows(BIDS);
            assertThat(rows).hasSize(3);
            try (Lake lake = Lake.open(LakeOptions.warehouse(text).existing())) {
                assertThat(lake.open(BIDS).reader().toList())
                        .containsExactlyInAnyOrderElementsOf(rows);
            }
        }
        assertThat(directory.toFile().list()).hasSize(1);
    }
}
