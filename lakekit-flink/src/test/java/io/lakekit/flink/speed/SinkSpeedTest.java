package io.lakekit.flink.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.flink.FlinkCluster;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The ways whose cost is compared write the same table. */
@Tag("long")
@ExtendWith(FlinkCluster.class)
class SinkSpeedTest {

    private static final long EVENTS = 300;

    @TempDir private Path directory;

    @Test
    void ways_writeTheSameRows() throws Exception {
        List<Row> rows = rows(Way.LAKE_SINK);

        assertThat(rows).hasSize((int) EVENTS / 3).noneMatch(SinkSpeedTest::hasNull);
        for (Way other : List.of(Way.BUILDER, Way.SQL)) {
            assertThat(rows(other)).as("%s", other).containsExactlyInAnyOrderElementsOf(rows);
        }
    }

    private List<Row> rows(Way way) throws Exception {
        Path warehouse = directory.resolve(way.name());
        SpeedJob.run(way, EVENTS, warehouse);
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(SpeedEvents.TABLE).reader().toList();
        }
    }

    private static boolean hasNull(Row row) {
        return SpeedEvents.TABLE.columns().stream().anyMatch(column -> row.get(column) == null);
    }

    @Test
    void ratio_ofPairs_hasItsInterval() {
        PairedRatio ratio =
                PairedRatio.of(List.of(110.0, 120.0, 130.0), List.of(100.0, 100.0, 100.0));

        assertThat(ratio).hasToString("1.197 (0.973 to 1.473)");
    }
}
