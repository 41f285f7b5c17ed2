package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounded jobs with checkpoints, whose tasks end one after the other, lose no row at their end. */
@ExtendWith(FlinkCluster.class)
class EndOfJobTest {

    private static final Column<Long> ID = Column.of("id", ColumnType.BIGINT).notNull();
    private static final Column<Long> AMOUNT = Column.of("amount", ColumnType.BIGINT);
    private static final int COUNT = 200;

    /** A row of every table here. */
    public record Amount(long id, Long amount) {}

    @TempDir Path warehouse;

    static Stream<TableDesign> tables() {
        return Stream.of(
                AppendTable.named("ads.log").columns(ID, AMOUNT).build(),
                summary(Buckets.fixed(2)).build(),
                summary(Buckets.dynamic()).accept("LK0606", "one job writes it").build());
    }

    private static SummaryTable.Builder summary(Buckets buckets) {
        return SummaryTable.named("ads.sums")
                .primaryKey(ID)
                .aggregate(AMOUNT, AggFunctions.sum())
                .buckets(buckets);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void job_whoseTasksEndOneAfterTheOther_commitsEachRow(TableDesign design) throws Exception {
        for (int run = 1; run <= 2; run++) {
            StreamExecutionEnvironment job = Jobs.streaming();
            LakeSink.into(design)
                    .rows(Jobs.records(job, Amount.class, COUNT, EndOfJobTest::late), Amount.class)
                    .freshStart("each run adds its rows")
                    .attach(LakeOptions.warehouse(warehouse));
            job.execute();

            assertThat(sum(design)).isEqualTo(run * LongStream.range(0, COUNT).sum());
        }
    }

    /** The second half, which one source task makes, takes a second. */
    private static Amount late(long index) {
        if (index >= COUNT / 2) {
            pause(10);
        }
        return new Amount(index, index);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long sum(TableDesign design) {
        try (Lake lake = Lake.open(warehouse)) {
            List<Amount> rows = lake.open(design).reader(Amount.class).toList();
            return rows.stream().mapToLong(Amount::amount).sum();
        }
    }
}
