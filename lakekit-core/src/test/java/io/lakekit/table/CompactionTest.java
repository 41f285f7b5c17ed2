package io.lakekit.table;

import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Filter;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("long")
class CompactionTest {

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final String MONDAY = "2026-11-23";
    private static final String TUESDAY = "2026-11-24";

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    static Stream<Arguments> everyKindAndCount() {
        return IntStream.rangeClosed(2, 6)
                .boxed()
                .flatMap(n -> Notes.everyKind().stream().map(kind -> Arguments.of(kind, n)));
    }

    @ParameterizedTest(name = "{0}, {1} commits")
    @MethodSource("everyKindAndCount")
    <D extends TableDesign> void compact_ofSmallFiles_isOneFileWithEveryRow(D design, int commits) {
        LakeTable<D> table = lake.create(design);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < commits; i++) {
            List<Row> batch = Notes.rows(10L * i, 10L * i + 10);
            Notes.commit(table, batch);
            rows.addAll(batch);
        }
        int before = StoredFiles.live(table).size();

        CompactionReport report = table.compact();

        assertThat(report.filesBefore()).isEqualTo(before);
        assertThat(report.filesAfter()).isEqualTo(1);
        assertThat(StoredFiles.live(table)).hasSize(1);
        assertThat(report.bytesAfter()).isPositive();
        assertThat(report.bytesBefore()).isPositive();
        assertThat(table.reader().toList()).containsExactlyInAnyOrderElementsOf(rows);
    }

    @ParameterizedTest
    @MethodSource("io.lakekit.table.Notes#everyKindInSmallFiles")
    <D extends TableDesign> void compact_again_changesNothing(D design) {
        LakeTable<D> table = lake.create(design);
        for (int i = 0; i < 6; i++) {
            Notes.commit(table, Notes.rows(400L * i, 400L * i + 400));
        }
        table.compact();
        var files = StoredFiles.live(table);

        CompactionReport report = table.compact();

        assertThat(StoredFiles.live(table)).isEqualTo(files);
        assertThat(report.filesAfter()).isEqualTo(report.filesBefore());
        assertThat(report.bytesAfter()).isEqualTo(report.bytesBefore());
    }

    @ParameterizedTest
    @MethodSource("io.lakekit.table.Notes#everyKind")
    <D extends TableDesign> void compact_ofEmptyTable_makesNoSnapshot(D design) {
        LakeTable<D> table = lake.create(design);

        CompactionReport report = table.compact();

        assertThat(report.filesBefore()).isZero();
        assertThat(report.filesAfter()).isZero();
        assertThat(table.unwrap().snapshotManager().latestSnapshotId()).isNull();
    }

    static Stream<TableDesign> partitioned() {
        return Stream.of(
                AppendTable.named("ads.append")
                        .columns(DT, Notes.ID, Notes.VERSION, Notes.TEXT)
                        .partitionedBy(DT)
                        .build(),
                WideTable.named("ads.wide")
                        .primaryKey(DT, Notes.ID)
                        .partitionedBy(DT)
                        .groups(Notes.NOTE)
                        .buckets(Buckets.fixed(1))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("partitioned")
    <D extends TableDesign> void compact_ofOnePartition_leavesTheFilesOfTheOther(D design) {
        LakeTable<D> table = lake.create(design);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (String day : List.of(MONDAY, TUESDAY)) {
                Row row = Row.of(DT, day).with(Notes.ID, (long) i);
                row = row.with(Notes.VERSION, (long) i).with(Notes.TEXT, day);
                rows.add(row);
                Notes.commit(table, List.of(row));
            }
        }

        CompactionReport report = table.compact(DT.eq(TUESDAY));

        assertThat(report.filesBefore()).isEqualTo(3);
        assertThat(report.filesAfter()).isEqualTo(1);
        assertThat(StoredFiles.live(table)).hasSize(3 + 1);
        assertThat(table.reader().toList()).containsExactlyInAnyOrderElementsOf(rows);

        table.compact(DT.in(List.of(MONDAY, TUESDAY)));

        assertThat(StoredFiles.live(table)).hasSize(1 + 1);
        assertThat(table.reader().toList()).containsExactlyInAnyOrderElementsOf(rows);
    }

    @ParameterizedTest
    @MethodSource("partitioned")
    <D extends TableDesign> void compact_ofNoPartition_doesNothing(D design) {
        LakeTable<D> table = lake.create(design);
        Row row = Row.of(DT, MONDAY).with(Notes.ID, 1L);
        row = row.with(Notes.VERSION, 1L).with(Notes.TEXT, "a");
        Notes.commit(table, List.of(row));
        Notes.commit(table, List.of(row));

        CompactionReport report = table.compact(DT.in(List.of()));

        assertThat(report.filesBefore()).isZero();
        assertThat(StoredFiles.live(table)).hasSize(2);
    }

    /** Its readers leave new files out, which must not hide them from the compaction. */
    @Test
    void compact_ofDeletionVectors_showsWhatWasWritten() {
        Column<Long> key = Column.of("k", ColumnType.BIGINT).notNull();
        Column<Long> value = Column.of("v", ColumnType.BIGINT);
        SummaryTable design =
                SummaryTable.named("ads.sums")
                        .primaryKey(key)
                        .aggregate(value, AggFunctions.sum())
                        .rawOption("deletion-vectors.enabled", "true")
                        .rawOption("write-only", "true")
                        .build();
        LakeTable<SummaryTable> table = lake.create(design);
        Row row = Row.of(key, 1L).with(value, 2L);
        for (long sum = 2; sum <= 6; sum += 2) {
            Notes.commit(table, List.of(row));
            assertThat(table.compact().filesBefore()).isPositive();
            assertThat(table.reader().toList()).containsExactly(row.with(value, sum));
        }
    }

    @Test
    void compact_byColumnThatIsNoPartition_isRefused() {
        LakeTable<AppendTable> table = lake.create(Notes.append());

        assertThatThrownBy(() -> table.compact(Notes.ID.eq(1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Column 'id' is not a partition column of ads.append, which has [];"
                                + " compaction takes whole partitions");
    }

    @Test
    void compact_ofPostponedBuckets_isRefused() {
        LakeTable<WideTable> table = lake.create(Notes.postponed());

        assertThatThrownBy(table::compact)
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageStartingWith("LK1202 ERROR ads.postponed: its buckets are postponed");
        assertThatThrownBy(() -> table.compact(Filter.all()))
                .isInstanceOf(DiagnosticsException.class);
    }
}
