package io.lakekit;

import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.advisor.Delivery;
import io.lakekit.advisor.DesignAdvisor;
import io.lakekit.advisor.EventStream;
import io.lakekit.advisor.QueryMix;
import io.lakekit.advisor.Recommendation;
import io.lakekit.advisor.RepeatedEvents;
import io.lakekit.advisor.Workload;
import io.lakekit.catalog.Lake;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableKind;
import io.lakekit.paimon.AdvisedDesigns;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.RecordSink;
import io.lakekit.table.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.paimon.manifest.ManifestEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recommended designs as tables of real Paimon. */
@Tag("long")
class AdvisedTablesTest {

    /** So many that every one of three buckets gets a row. */
    private static final int KEYS = 60;

    @TempDir Path warehouse;

    /** Bytes are chosen so that a partition needs three buckets, and events reach back one day. */
    private static Workload.Builder workload(QueryMix queries, double bytes) {
        return Workload.named("ads.t")
                .streams(
                        EventStream.of("bid", 10, bytes / 864_000),
                        EventStream.of("click", 10, bytes / 864_000))
                .keysPerDay(864_000)
                .queries(queries)
                .freshness(Duration.ofMinutes(1))
                .lateness(Duration.ofMinutes(1));
    }

    private static Workload.Builder month(QueryMix queries, double bytes) {
        return workload(queries, bytes).retention(Duration.ofDays(30));
    }

    static List<Workload> workloads() {
        QueryMix lookups = QueryMix.none().lookups(1);
        QueryMix changes = lookups.changes(1);
        QueryMix scans = QueryMix.none().scans(1);
        double bytes = 700e6;
        return List.of(
                month(lookups, bytes).build(),
                month(changes, bytes).build(),
                month(changes, bytes).writers(2).build(),
                workload(changes, bytes).updateRatio(0.95).build(),
                month(QueryMix.none().aggregates(1), bytes).delivery(Delivery.ONCE).build(),
                month(scans, 2 * bytes).build(),
                month(scans, bytes).delivery(Delivery.ONCE).build(),
                month(scans.changes(0.01), 2 * bytes).delivery(Delivery.ONCE).build(),
                appended(lookups).updateRatio(0.95).build(),
                appended(scans).build(),
                appended(scans.changes(0.01)).build(),
                appended(scans.changes(0.01)).delivery(Delivery.ONCE).build());
    }

    private static Workload.Builder appended(QueryMix queries) {
        return Workload.named("ads.t")
                .streams(EventStream.of("click", 10, 1_600))
                .keysPerDay(864_000)
                .queries(queries)
                .freshness(Duration.ofMinutes(1))
                .lateness(Duration.ofMinutes(1));
    }

    @Test
    void workloads_areOfEveryKind() {
        assertThat(workloads().stream().map(each -> DesignAdvisor.advise(each).kind()))
                .contains(TableKind.values());
        assertThat(workloads().stream().map(each -> DesignAdvisor.advise(each).buckets()).toList())
                .contains(
                        Buckets.fixed(3),
                        Buckets.fixed(3).by(Column.of("id", STRING).notNull()),
                        null);
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void recommendedTable_leavesTheFilesExpected_andIsCompactedAndRead(Workload workload)
            throws IOException {
        Recommendation advice = DesignAdvisor.advise(workload);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<TableDesign> table = lake.create(AdvisedDesigns.of(advice));
            write(table);
            assertThat(dataFiles(table).size() + changelogFiles())
                    .isEqualTo(advice.sizes().filesPerCommit());

            write(table);
            List<Row> before = table.reader().toList();
            assertThat(table.compact().filesAfter()).isPositive();
            assertThat(table.reader().toList()).containsExactlyInAnyOrderElementsOf(before);
            assertThat(before).hasSize(rows(advice));
            assertThat(changelogFiles() > 0)
                    .isEqualTo(advice.changelog() == ChangelogProducer.LOOKUP);
        }
    }

    /** Rule 153: without the advice every column has statistics. */
    @Test
    void tableOfManyColumns_hasStatisticsOfItsKeyAlone() {
        Workload workload =
                Workload.named("ads.t")
                        .streams(EventStream.of("bid", 20, 100).columns(60))
                        .keysPerDay(864_000)
                        .queries(QueryMix.none().lookups(1))
                        .retention(Duration.ofDays(30))
                        .freshness(Duration.ofMinutes(1))
                        .build();
        Recommendation advice = DesignAdvisor.advise(workload);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<TableDesign> table = lake.create(AdvisedDesigns.of(advice));
            write(table);
            assertThat(dataFiles(table))
                    .isNotEmpty()
                    .allSatisfy(
                            entry ->
                                    assertThat(entry.file().valueStatsCols())
                                            .containsExactly("dt", "id"));
            lake.drop(table.design().name());

            LakeTable<TableDesign> plain = lake.create(advice.outline().build());
            write(plain);
            assertThat(dataFiles(plain))
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(entry.file().valueStatsCols()).isNull());
        }
    }

    private static List<ManifestEntry> dataFiles(LakeTable<?> table) {
        return table.unwrap().store().newScan().plan().files();
    }

    /** Two days of each key, but for entities; repeats are rows where there is no key. */
    private static int rows(Recommendation advice) {
        boolean kept = advice.repeats() == RepeatedEvents.REPLACE_THEIR_ROW;
        return switch (advice.kind()) {
            case DIMENSION, LATEST -> KEYS;
            case WIDE, FIRST, SUMMARY -> 2 * KEYS;
            case HYBRID -> (kept ? 1 : 2) * 2 * 2 * KEYS;
            case APPEND -> 2 * 2 * KEYS;
        };
    }

    private static void write(LakeTable<TableDesign> table) {
        TableDesign design = table.design();
        try (TableWriter<TableDesign> writer = table.writer()) {
            if (design.slices().isEmpty()) {
                fill(writer.rows(), design.suppliedColumns());
            }
            for (Slice<?> slice : design.slices()) {
                fill(writer.stream(any(slice)), design.columnsOf(slice));
            }
            assertThat(writer.commit()).isPositive();
        }
    }

    @SuppressWarnings("unchecked")
    private static Slice<TableDesign> any(Slice<?> slice) {
        return (Slice<TableDesign>) slice;
    }

    private static void fill(RecordSink<Row> sink, List<Column<?>> columns) {
        for (int part = 0; part < 2; part++) {
            for (int key = 0; key < KEYS; key++) {
                Row row = Row.empty();
                for (Column<?> column : columns) {
                    row = with(column, value(column, part, key), row);
                }
                sink.write(row);
            }
        }
    }

    private static Object value(Column<?> column, int part, int key) {
        return switch (column.name()) {
            case "dt" -> "2126-11-2" + part;
            case "hh" -> "0" + part;
            case "id", "event_id" -> "k" + key;
            default ->
                    column.type().javaType() == Instant.class
                            ? Instant.EPOCH
                            : column.type().javaType() == Long.class ? 1L : "v";
        };
    }

    @SuppressWarnings("unchecked")
    private static <T> Row with(Column<T> column, Object value, Row to) {
        return to.with(column, (T) value);
    }

    private long changelogFiles() throws IOException {
        try (Stream<Path> files = Files.walk(warehouse)) {
            return files.filter(file -> file.getFileName().toString().startsWith("changelog-"))
                    .count();
        }
    }
}
