package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.DATE;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.change.Risk;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.FirstTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Overwrites of partitions. */
@Tag("slow")
class OverwriteTest {

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Column<Long> SEQ = Column.of("seq", BIGINT);
    private static final Row MONDAY = Row.of(DT, "2026-11-23");
    private static final Row TUESDAY = Row.of(DT, "2026-11-24");

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private static SummaryTable sums(ChangelogProducer changelog) {
        return sums(changelog, Buckets.fixed(1));
    }

    private static SummaryTable sums(ChangelogProducer changelog, Buckets buckets) {
        return SummaryTable.named("ads.sums")
                .primaryKey(DT, ID)
                .partitionedBy(DT)
                .aggregate(CLICKS, AggFunctions.sum())
                .buckets(buckets)
                .changelog(changelog)
                .build();
    }

    private static SequenceGroup click() {
        return SequenceGroup.named("click").orderedBy(SEQ).latest(CLICKS);
    }

    /** Tables whose compactions only merge files. */
    static Stream<TableDesign> merging() {
        return Stream.of(
                sums(ChangelogProducer.NONE),
                WideTable.named("ads.wide")
                        .primaryKey(DT, ID)
                        .partitionedBy(DT)
                        .groups(click())
                        .build(),
                LatestTable.named("ads.latest")
                        .primaryKey(DT, ID)
                        .partitionedBy(DT)
                        .columns(CLICKS)
                        .orderedBy(SEQ)
                        .build(),
                AppendTable.named("ads.events")
                        .columns(DT, ID, CLICKS, SEQ)
                        .partitionedBy(DT)
                        .build());
    }

    /** Tables each of whose commits compacts, and looks up what the levels below hold. */
    static Stream<TableDesign> lookingUp() {
        return Stream.of(
                sums(ChangelogProducer.LOOKUP),
                WideTable.named("ads.vectors")
                        .primaryKey(DT, ID)
                        .partitionedBy(DT)
                        .groups(click())
                        .rawOption("deletion-vectors.enabled", "true")
                        .build(),
                FirstTable.named("ads.first")
                        .primaryKey(DT, ID)
                        .partitionedBy(DT)
                        .columns(CLICKS, SEQ)
                        .build());
    }

    static Stream<TableDesign> designs() {
        return Stream.concat(merging(), lookingUp());
    }

    private static Row row(TableDesign design, Row partition, long id, long clicks) {
        Row row = partition.with(ID, id).with(CLICKS, clicks);
        return design.column(SEQ.name()).isPresent() ? row.with(SEQ, 1L) : row;
    }

    private static <D extends TableDesign> void write(LakeTable<D> table, Row... rows) {
        try (TableWriter<D> writer = table.writer()) {
            for (Row row : rows) {
                writer.rows().write(row);
                writer.commit();
            }
        }
    }

    private static List<Long> clicks(LakeTable<?> table, Row partition) {
        return table.reader(ID, CLICKS).where(DT.eq(partition.get(DT))).toList().stream()
                .map(row -> row.get(CLICKS))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void overwrite_replacesItsPartitionAndNoOther(TableDesign design) throws IOException {
        LakeTable<?> table = lake.create(design);
        write(
                table,
                row(design, MONDAY, 1, 10),
                row(design, MONDAY, 1, 20),
                row(design, MONDAY, 2, 30),
                row(design, TUESDAY, 1, 40));

        OverwriteReport report;
        try (TableOverwrite<?> monday = table.overwrite(MONDAY)) {
            assertThat(monday.plan().snapshot()).isPositive();
            assertThat(monday.plan().files()).isPositive();
            monday.rows().write(row(design, MONDAY, 3, 1));
            monday.rows().write(row(design, MONDAY, 4, 2));
            assertThat(clicks(table, MONDAY)).doesNotContain(1L, 2L);
            report = monday.commit();
        }

        assertThat(clicks(table, MONDAY)).containsExactly(1L, 2L);
        assertThat(clicks(table, TUESDAY)).containsExactly(40L);
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.kept()).isEmpty();
        assertThat(report.warnings()).isEmpty();
        assertThat(StoredFiles.onDisk(table)).isEqualTo(StoredFiles.reachable(table));
        write(table, row(design, MONDAY, 5, 3));
        table.compact();
        assertThat(clicks(table, MONDAY)).containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void drop_emptiesItsPartition(TableDesign design) {
        LakeTable<?> table = lake.create(design);
        write(table, row(design, MONDAY, 1, 10), row(design, TUESDAY, 1, 40));

        OverwriteReport report = table.dropPartition(MONDAY);

        assertThat(report.files()).isZero();
        assertThat(report.plan().partition()).isEqualTo(MONDAY);
        assertThat(clicks(table, MONDAY)).isEmpty();
        assertThat(clicks(table, TUESDAY)).containsExactly(40L);
    }

    /** Plain Paimon takes away what came between the read and the commit. */
    @Test
    void overwriteOfPlainPaimon_losesWhatCameMeanwhile() throws Exception {
        LakeTable<SummaryTable> table = lake.create(sums(ChangelogProducer.NONE));
        write(table, row(table.design(), MONDAY, 1, 1));
        FileStoreTable paimon = table.unwrap();
        BatchWriteBuilder builder =
                paimon.newBatchWriteBuilder().withOverwrite(Map.of("dt", "2026-11-23"));
        try (BatchTableWrite write = builder.newWrite();
                BatchTableCommit commit = builder.newCommit()) {
            write.write(GenericRow.of(BinaryString.fromString("2026-11-23"), 1L, 1L));
            write(table, row(table.design(), MONDAY, 2, 2));
            commit.commit(write.prepareCommit());
        }
        assertThat(clicks(table, MONDAY)).containsExactly(1L);
    }

    @ParameterizedTest
    @MethodSource("merging")
    void overwrite_keepsWhatCameMeanwhile(TableDesign design) {
        LakeTable<?> table = lake.create(design);
        write(table, row(design, MONDAY, 1, 1));
        try (TableOverwrite<?> monday = table.overwrite(MONDAY)) {
            monday.rows().write(row(design, MONDAY, 1, 10));
            write(table, row(design, TUESDAY, 1, 40), row(design, MONDAY, 2, 20));

            assertThat(monday.commit().kept()).containsExactly(monday.plan().snapshot() + 2);
        }
        assertThat(clicks(table, MONDAY)).containsExactly(10L, 20L);
        table.compact();
        assertThat(clicks(table, MONDAY)).containsExactly(10L, 20L);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void overwrite_ofWhatOthersCompactedMeanwhile_isRefused(TableDesign design) throws IOException {
        LakeTable<?> table = lake.create(design);
        write(table, row(design, MONDAY, 1, 1), row(design, MONDAY, 3, 3));
        try (TableOverwrite<?> monday = table.overwrite(MONDAY)) {
            monday.rows().write(row(design, MONDAY, 1, 10));
            write(table, row(design, MONDAY, 2, 20));
            table.compact();

            assertThatThrownBy(monday::commit).hasMessageContaining("LK1221");
            assertThatThrownBy(monday::commit).hasMessageContaining("open another one");
        }
        assertThat(clicks(table, MONDAY)).containsExactly(1L, 3L, 20L);
        assertThat(StoredFiles.onDisk(table)).isEqualTo(StoredFiles.reachable(table));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void secondOfTwoOverwrites_isRefused_evenIfThereWasNothing(TableDesign design) {
        LakeTable<?> table = lake.create(design);
        try (TableOverwrite<?> one = table.overwrite(MONDAY);
                TableOverwrite<?> other = table.overwrite(MONDAY);
                TableOverwrite<?> tuesday = table.overwrite(TUESDAY)) {
            one.rows().write(row(design, MONDAY, 1, 10));
            other.rows().write(row(design, MONDAY, 2, 10));
            tuesday.rows().write(row(design, TUESDAY, 1, 40));
            one.commit();
            assertThatThrownBy(other::commit).hasMessageContaining("LK1221");
            tuesday.commit();
        }
        assertThat(clicks(table, MONDAY)).containsExactly(10L);
        assertThat(clicks(table, TUESDAY)).containsExactly(40L);
    }

    @ParameterizedTest
    @MethodSource("lookingUp")
    void overwrite_besideCompactionsOfOtherPartitions_isMade(TableDesign design) {
        LakeTable<?> table = lake.create(design);
        write(table, row(design, MONDAY, 1, 1));
        try (TableOverwrite<?> monday = table.overwrite(MONDAY)) {
            monday.rows().write(row(design, MONDAY, 1, 10));
            write(table, row(design, TUESDAY, 1, 40));
            monday.commit();
        }
        assertThat(clicks(table, MONDAY)).containsExactly(10L);
        assertThat(clicks(table, TUESDAY)).containsExactly(40L);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void writerThatWasOpenBefore_goesOnRightly(TableDesign design) {
        LakeTable<?> table = lake.create(design);
        try (TableWriter<?> writer = table.writer()) {
            for (int i = 0; i < 4; i++) {
                writer.rows().write(row(design, MONDAY, i, 7));
                writer.commit();
            }
            try (TableOverwrite<?> monday = table.overwrite(MONDAY)) {
                monday.rows().write(row(design, MONDAY, 1, 10));
                monday.commit();
            }
            for (int i = 2; i < 8; i++) {
                writer.rows().write(row(design, MONDAY, i, 20));
                writer.commit();
            }
        }
        table.compact();
        assertThat(clicks(table, MONDAY)).containsExactly(10L, 20L, 20L, 20L, 20L, 20L, 20L);
    }

    @Test
    void rowsOutside_areRefused_andTheOthersCommitted() {
        SummaryTable design = sums(ChangelogProducer.NONE);
        LakeTable<SummaryTable> table = lake.create(design);
        try (TableOverwrite<SummaryTable> monday = table.overwrite(MONDAY)) {
            RecordSink<Row> rows = monday.rows();
            rows.write(row(design, MONDAY, 1, 1));
            assertThatThrownBy(() -> rows.write(row(design, TUESDAY, 1, 1)))
                    .hasMessageContaining("LK1220")
                    .hasMessageContaining("2026-11-23");
            monday.commit();
        }
        assertThat(table.reader().toList()).hasSize(1);
    }

    @Test
    void partitions_areNamedByEachType() {
        Column<LocalDate> day = Column.of("day", DATE);
        Column<Integer> hour = Column.of("hour", INT);
        Column<LocalDateTime> at = Column.of("at", timestamp(0));
        AppendTable design =
                AppendTable.named("ads.typed")
                        .columns(ID, day, hour, at)
                        .partitionedBy(day, hour, at)
                        .accept("LK0502", at, "partitions of every type")
                        .build();
        LakeTable<AppendTable> table = lake.create(design);
        LocalDateTime noon = LocalDateTime.of(2026, 11, 23, 12, 0);
        Row one = Row.of(day, LocalDate.of(2026, 11, 23)).with(hour, 7).with(at, noon);
        Row other = one.with(hour, 8);
        write(table, one.with(ID, 1L), other.with(ID, 2L));

        table.dropPartition(one);
        assertThat(table.reader(ID).toList()).containsExactly(Row.of(ID, 2L));
        table.dropPartition(Row.of(hour, 8));
        assertThat(table.reader(ID).toList()).isEmpty();
    }

    @Test
    void wholeTable_isOverwritten_partitionedOrNot() {
        SummaryTable partitioned = sums(ChangelogProducer.NONE);
        SummaryTable plain =
                SummaryTable.named("ads.plain")
                        .primaryKey(ID)
                        .aggregate(CLICKS, AggFunctions.sum())
                        .build();
        LakeTable<SummaryTable> table = lake.create(partitioned);
        write(table, row(partitioned, MONDAY, 1, 10), row(partitioned, TUESDAY, 1, 40));
        LakeTable<SummaryTable> other = lake.create(plain);
        write(other, Row.of(ID, 1L).with(CLICKS, 5L));

        try (TableOverwrite<SummaryTable> all = table.overwriteAll();
                TableOverwrite<SummaryTable> whole = other.overwriteAll()) {
            all.rows().write(row(partitioned, TUESDAY, 1, 1));
            all.commit();
            whole.commit();
        }

        assertThat(clicks(table, MONDAY)).isEmpty();
        assertThat(clicks(table, TUESDAY)).containsExactly(1L);
        assertThat(other.reader().toList()).isEmpty();
    }

    @Test
    void emptyTable_isOverwritten_andKeepsWhatCameMeanwhile() {
        SummaryTable design = sums(ChangelogProducer.NONE);
        LakeTable<SummaryTable> table = lake.create(design);
        try (TableOverwrite<SummaryTable> monday = table.overwrite(MONDAY)) {
            assertThat(monday.plan()).isEqualTo(new OverwritePlan(MONDAY, 0, 0, 0, 0));
            monday.rows().write(row(design, MONDAY, 1, 1));
            write(table, row(design, MONDAY, 1, 2));
            monday.commit();
        }
        assertThat(clicks(table, MONDAY)).containsExactly(3L);
    }

    @Test
    void misnamedPartitions_areRefused() {
        LakeTable<SummaryTable> table = lake.create(sums(ChangelogProducer.NONE));
        assertThatThrownBy(() -> table.overwrite(Row.empty()))
                .hasMessageContaining("give values of [dt]");
        assertThatThrownBy(() -> table.overwrite(Row.of(ID, 1L)))
                .hasMessageContaining("'id' is not a partition column of ads.sums, which has [dt]");
        assertThatThrownBy(() -> table.overwrite(Row.of(DT, null)))
                .hasMessageContaining("no value of 'dt', which is never null");
    }

    @Test
    void overwrite_ofATableThatChanged_isRefused_andLeavesNothing() throws IOException {
        SummaryTable design = sums(ChangelogProducer.NONE);
        LakeTable<SummaryTable> table = lake.create(design);
        write(table, row(design, MONDAY, 1, 1));
        try (TableOverwrite<SummaryTable> monday = table.overwrite(MONDAY)) {
            monday.rows().write(row(design, MONDAY, 1, 10));
            SummaryTable wider =
                    SummaryTable.named("ads.sums")
                            .primaryKey(DT, ID)
                            .partitionedBy(DT)
                            .aggregate(CLICKS, AggFunctions.sum())
                            .aggregate(Column.of("views", BIGINT), AggFunctions.sum())
                            .buckets(Buckets.fixed(1))
                            .build();
            lake.lake().apply(lake.lake().plan(wider));
            assertThatThrownBy(monday::commit).hasMessageContaining("LK1208");
        }
        assertThat(clicks(table, MONDAY)).containsExactly(1L);
        assertThat(StoredFiles.onDisk(table)).isEqualTo(StoredFiles.reachable(table));
    }

    @Test
    void partition_ofAnotherNumberOfBuckets_isWrittenWithTheNewOne() {
        LakeTable<SummaryTable> table = lake.create(sums(ChangelogProducer.NONE));
        write(table, row(table.design(), MONDAY, 1, 1), row(table.design(), MONDAY, 2, 2));
        SummaryTable wider = sums(ChangelogProducer.NONE, Buckets.fixed(4));
        lake.lake().apply(lake.lake().plan(wider), Risk.REWRITES_DATA);
        LakeTable<SummaryTable> live = lake.lake().open(wider);
        assertThatThrownBy(() -> write(live, row(wider, MONDAY, 3, 3)))
                .hasMessageContaining("LK1209");

        try (TableOverwrite<SummaryTable> monday = live.overwrite(MONDAY)) {
            live.reader()
                    .asOfSnapshot(monday.plan().snapshot())
                    .where(DT.eq("2026-11-23"))
                    .toList()
                    .forEach(monday.rows()::write);
            monday.commit();
        }

        write(live, row(wider, MONDAY, 3, 3));
        assertThat(clicks(live, MONDAY)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void overwrite_whoseSnapshotsSinceHaveExpired_isRefused() {
        AppendTable design =
                AppendTable.named("ads.short")
                        .columns(DT, ID, CLICKS)
                        .partitionedBy(DT)
                        .rawOption("snapshot.num-retained.min", "1")
                        .rawOption("snapshot.num-retained.max", "1")
                        .build();
        LakeTable<AppendTable> table = lake.create(design);
        try (TableOverwrite<AppendTable> monday = table.overwrite(MONDAY)) {
            monday.rows().write(row(design, MONDAY, 1, 1));
            write(table, row(design, MONDAY, 2, 2), row(design, MONDAY, 3, 3));

            assertThatThrownBy(monday::commit)
                    .hasMessageContaining("LK1222")
                    .hasMessageContaining("Snapshot 1, by which others may have replaced");
        }
        assertThat(clicks(table, MONDAY)).containsExactly(2L, 3L);
    }
}
