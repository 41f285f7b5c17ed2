package io.lakekit.flink.kill;

import static io.lakekit.fault.FaultyFileIO.Operation.RENAME;
import static io.lakekit.fault.FaultyFileIO.Operation.WRITE;
import static io.lakekit.junit.LakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import io.lakekit.fault.FaultyFileIO;
import io.lakekit.flink.FlinkCluster;
import io.lakekit.flink.FlinkSql;
import io.lakekit.flink.Jobs;
import io.lakekit.paimon.Catalogs;
import java.nio.file.Path;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs in batch mode whose writes and commits fail, into every kind of table. */
@Tag("long")
@ExtendWith(FlinkCluster.class)
class BatchKindsTest {

    private static final int COUNT = 300;

    @TempDir Path warehouse;

    /** The last fault strikes when the snapshot is made, and before the job knows of it. */
    @ParameterizedTest
    @EnumSource
    void jobInBatchMode_whoseWritesAndCommitsFail_writesEachRecordOnce(TableKinds kind)
            throws Exception {
        FaultyFileIO files = FaultyFileIO.local();
        StreamExecutionEnvironment job = Jobs.of(RuntimeExecutionMode.BATCH);
        try (Lake lake = Lake.open(Catalogs.open(warehouse.toUri().toString(), files))) {
            kind.table().sink(new Records(job, COUNT, RateLimiterStrategy.noOp())).attach(lake);
        }
        files.only("/bucket-").fail(WRITE, 1);
        files.only("/snapshot/snapshot-").fail(RENAME, 1);
        files.only("/snapshot/LATEST").fail(WRITE, 1);

        job.execute();

        assertThat(files.hits()).hasSize(3);
        if (kind == TableKinds.WIDE_POSTPONED) {
            new FlinkSql(warehouse).run("CALL sys.compact(`table` => 'ads.killed')");
        }
        requireTruth(kind.table());
    }

    private <D extends TableDesign> void requireTruth(KilledTable<D> table) {
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(lake.open(table.design())).equalsReference(table.truth(COUNT));
        }
    }
}
