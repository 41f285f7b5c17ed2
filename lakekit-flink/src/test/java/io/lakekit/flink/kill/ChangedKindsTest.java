package io.lakekit.flink.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.flink.FlinkCluster;
import io.lakekit.flink.Jobs;
import io.lakekit.paimon.Catalogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.table.BucketMode;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.Table;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs whose table gets a column while they run, in every bucket mode. */
@Tag("long")
@ExtendWith(FlinkCluster.class)
class ChangedKindsTest {

    private static final Identifier TABLE = Identifier.create("ads", "killed");
    private static final int COMMITS = 6;
    private static final int ROWS = 10;

    @TempDir Path warehouse;

    @ParameterizedTest
    @EnumSource(
            names = {
                "WIDE",
                "WIDE_IN_DYNAMIC_BUCKETS",
                "WIDE_ACROSS_PARTITIONS",
                "WIDE_POSTPONED",
                "APPEND"
            })
    void columnAddedBesideARunningJob_endsIt_andKeepsItsValues(TableKinds kind) throws Exception {
        JobClient job = submit(kind);
        Watch.awaitCheckpoints(4);

        try (Catalog catalog = Catalogs.open(warehouse.toUri().toString(), null, List.of())) {
            catalog.alterTable(TABLE, SchemaChange.addColumn("extra", DataTypes.BIGINT()), false);
            boolean written = isWrittenByAny(catalog.getTable(TABLE));
            for (int commit = 0; written && commit < COMMITS; commit++) {
                write(catalog.getTable(TABLE), commit);
            }

            assertThatThrownBy(() -> job.getJobExecutionResult().get())
                    .hasStackTraceContaining(
                            "LK1308 ERROR ads.killed: since the job was built,"
                                    + " column 'extra' was added");
            assertThat(extras(catalog.getTable(TABLE))).isEqualTo(written ? COMMITS * ROWS : 0);
        }
    }

    private JobClient submit(TableKinds kind) throws Exception {
        StreamExecutionEnvironment job = Jobs.streaming();
        try (Lake lake = Lake.open(warehouse)) {
            kind.table()
                    .sink(new Records(job, 24_000, RateLimiterStrategy.perCheckpoint(12)))
                    .attach(lake);
        }
        return job.executeAsync();
    }

    /** Whether a writer of plain Java knows the bucket of a row. */
    private static boolean isWrittenByAny(Table table) {
        BucketMode mode = ((FileStoreTable) table).bucketMode();
        return mode == BucketMode.HASH_FIXED || mode == BucketMode.BUCKET_UNAWARE;
    }

    /** Writes without compaction, which would run into those of the job. */
    private static void write(Table compacted, int commit) throws Exception {
        Table table = compacted.copy(Map.of("write-only", "true"));
        BatchWriteBuilder builder = table.newBatchWriteBuilder();
        try (BatchTableWrite write = builder.newWrite();
                BatchTableCommit target = builder.newCommit()) {
            for (long row = 0; row < ROWS; row++) {
                write.write(row(table, 1_000 + commit * ROWS + row));
            }
            target.commit(write.prepareCommit());
        }
    }

    private static GenericRow row(Table table, long key) {
        return GenericRow.of(
                table.rowType().getFieldNames().stream().map(field -> value(field, key)).toArray());
    }

    private static @Nullable Object value(String field, long key) {
        return switch (field) {
            case "dt" -> BinaryString.fromString("2026-11-23");
            case "event" -> BinaryString.fromString("bid");
            case "req_id", "seq", "extra" -> key;
            default -> null;
        };
    }

    /** How many rows have a value in the new column. */
    private static int extras(Table table) throws Exception {
        ReadBuilder builder = table.newReadBuilder();
        int column = table.rowType().getFieldIndex("extra");
        int[] found = {0};
        try (RecordReader<InternalRow> reader =
                builder.newRead().createReader(builder.newScan().plan())) {
            reader.forEachRemaining(row -> found[0] += row.isNullAt(column) ? 0 : 1);
        }
        return found[0];
    }
}
