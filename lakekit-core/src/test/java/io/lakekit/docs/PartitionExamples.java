package io.lakekit.docs;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Retention;
import io.lakekit.health.HealthReport;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.LateRow;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;

/** Rows of the pages in docs/diagnostics that come too late, or into partitions that stay. */
final class PartitionExamples {

    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<String> DAY = Column.of("dt", STRING).notNull();
    private static final Column<String> SITE = Column.of("site", STRING).notNull();
    private static final AppendTable MONTH =
            AppendTable.named("ads.clicks")
                    .columns(DAY, AD)
                    .partitionedBy(DAY)
                    .keep(Retention.partitions(Duration.ofDays(30)))
                    .build();
    private static final AppendTable SITES =
            AppendTable.named("ads.sites")
                    .columns(DAY, SITE, AD)
                    .partitionedBy(DAY, SITE)
                    .keep(Retention.partitions(Duration.ofDays(30_000)))
                    .build();

    /** What a page does to a lake. */
    @FunctionalInterface
    private interface OnLake {
        void run(Lake lake, String today) throws Exception;
    }

    private PartitionExamples() {}

    static Map<String, Example> all() {
        return Map.of(
                "LK1211", example(PartitionExamples::late, PartitionExamples::handedOver),
                "LK1212", example(PartitionExamples::comma, PartitionExamples::plus),
                "LK1213", example(PartitionExamples::tooLong, PartitionExamples::longest),
                "LK1711", example(PartitionExamples::stays, PartitionExamples::expires));
    }

    private static Example example(OnLake wrong, OnLake right) {
        return new JavaExample(
                (page, warehouse) -> on(wrong, warehouse),
                (page, warehouse) -> on(right, warehouse));
    }

    private static void on(OnLake step, Path warehouse) throws Exception {
        try (Lake lake = Lake.open(warehouse)) {
            step.run(lake, LocalDate.now(ZoneOffset.UTC).toString());
        }
    }

    private static void write(LakeTable<AppendTable> table, Row row) {
        try (TableWriter<AppendTable> writer = table.writer()) {
            writer.rows().write(row);
            writer.commit();
        }
    }

    private static void writeByOtherHands(LakeTable<AppendTable> table, Row row) throws Exception {
        BatchWriteBuilder job = table.unwrap().newBatchWriteBuilder();
        try (BatchTableWrite write = job.newWrite();
                BatchTableCommit commit = job.newCommit()) {
            write.write(
                    GenericRow.of(
                            BinaryString.fromString(row.get(DAY)),
                            BinaryString.fromString(row.get(SITE)),
                            row.get(AD)));
            commit.commit(write.prepareCommit());
        }
    }

    private static void late(Lake lake, String today) {
        LakeTable<AppendTable> table = lake.create(MONTH);
        write(table, Row.of(DAY, "2020-01-01").with(AD, 7L));
    }

    private static void handedOver(Lake lake, String today) {
        List<LateRow> late = new ArrayList<>();
        LakeTable<AppendTable> table = lake.create(MONTH).lateRows(late::add);
        write(table, Row.of(DAY, "2020-01-01").with(AD, 7L));
    }

    private static void comma(Lake lake, String today) {
        write(lake.create(SITES), Row.of(DAY, today).with(SITE, "news,sport").with(AD, 7L));
    }

    private static void plus(Lake lake, String today) {
        write(lake.create(SITES), Row.of(DAY, today).with(SITE, "news+sport").with(AD, 7L));
    }

    private static void tooLong(Lake lake, String today) {
        write(lake.create(SITES), Row.of(DAY, today).with(SITE, "x".repeat(300)).with(AD, 7L));
    }

    private static void longest(Lake lake, String today) {
        write(lake.create(SITES), Row.of(DAY, today).with(SITE, "x".repeat(250)).with(AD, 7L));
    }

    private static void stays(Lake lake, String today) throws Exception {
        LakeTable<AppendTable> table = lake.create(SITES);
        writeByOtherHands(table, Row.of(DAY, "2020-01-01").with(SITE, "news,sport").with(AD, 7L));
        HealthReport.of(table, Instant.now()).findings().throwIfAny();
    }

    private static void expires(Lake lake, String today) {
        LakeTable<AppendTable> table = lake.create(SITES);
        write(table, Row.of(DAY, today).with(SITE, "news+sport").with(AD, 7L));
        HealthReport.of(table, Instant.now()).findings().throwIfAny();
    }
}
