package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.change.Risk;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.health.HealthReport;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that got another number of buckets: what was written before takes no more rows. */
class BucketsChangedTest {

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final String OLD = "2026-11-24";
    private static final String NEW = "2026-11-25";
    private static final long ADS = 20;

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private static SummaryTable summary(int buckets) {
        return SummaryTable.named("ads.clicks")
                .primaryKey(DT, AD)
                .partitionedBy(DT)
                .aggregate(CLICKS, AggFunctions.max())
                .buckets(Buckets.fixed(buckets))
                .build();
    }

    private static AppendTable append(int buckets) {
        return AppendTable.named("ads.clicks")
                .columns(DT, AD, CLICKS)
                .partitionedBy(DT)
                .buckets(Buckets.fixed(buckets).by(AD))
                .build();
    }

    private static SummaryTable whole(int buckets) {
        return SummaryTable.named("ads.clicks")
                .primaryKey(AD)
                .aggregate(CLICKS, AggFunctions.max())
                .buckets(Buckets.fixed(buckets))
                .build();
    }

    static Stream<IntFunction<TableDesign>> kinds() {
        return Stream.of(BucketsChangedTest::summary, BucketsChangedTest::append);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <D extends TableDesign> void rowOfAnOldPartition_isRefused_andTheWriterGoesOn(
            IntFunction<D> kind) {
        LakeTable<D> table = changed(kind);
        try (TableWriter<D> writer = table.writer()) {
            for (long ad = 0; ad < ADS; ad++) {
                Row late = row(OLD, ad, 9);
                assertThatThrownBy(() -> writer.rows().write(late))
                        .isInstanceOf(DiagnosticsException.class)
                        .hasMessageContaining(
                                "LK1209 ERROR ads.clicks: partition {dt=2026-11-24} was written with 1"
                                        + " bucket, and the table has 4;");
                writer.rows().write(row(NEW, ad, 3));
            }
            writer.commit();
        }
        assertThat(table.reader().toList())
                .containsExactlyInAnyOrderElementsOf(rows(OLD, 1, NEW, 3));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <D extends TableDesign> void compact_leavesOldPartitionsOut_andNamesThem(IntFunction<D> kind) {
        LakeTable<D> table = changed(kind);
        for (int i = 0; i < 3; i++) {
            write(table, NEW, 3);
        }
        List<Row> before = table.reader().toList();

        CompactionReport report = table.compact();

        assertThat(report.leftOut().toString())
                .startsWith(
                        "LK1210 WARNING ads.clicks: partition {dt=2026-11-24} was written with 1"
                                + " bucket, and the table has 4;");
        assertThat(report.filesAfter()).isLessThan(report.filesBefore());
        assertThat(table.reader().toList()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(table.compact(DT.eq(NEW)).leftOut()).isEmpty();
        assertThat(HealthReport.of(table, Instant.now()).findings().codes()).contains("LK1710");
    }

    @Test
    void tableWithoutPartitions_takesNoRow() {
        LakeTable<SummaryTable> few = lake.create(whole(1));
        Notes.commit(few, List.of(Row.of(AD, 1L).with(CLICKS, 1L)));
        LakeTable<SummaryTable> table =
                lake.lake().apply(lake.lake().plan(whole(4)), Risk.REWRITES_DATA);
        try (TableWriter<SummaryTable> writer = table.writer()) {
            for (long ad = 0; ad < ADS; ad++) {
                Row row = Row.of(AD, ad).with(CLICKS, 2L);
                assertThatThrownBy(() -> writer.rows().write(row))
                        .hasMessageContaining(
                                "LK1209 ERROR ads.clicks: its rows were written with 1 bucket, and"
                                        + " the table has 4;");
            }
        }
        assertThat(table.compact().leftOut().codes()).containsExactly("LK1210");
        assertThat(table.reader().toList()).hasSize(1);
    }

    @Test
    void tableThatWasNeverFilled_takesRows() {
        lake.create(whole(1));
        LakeTable<SummaryTable> table =
                lake.lake().apply(lake.lake().plan(whole(4)), Risk.REWRITES_DATA);
        Notes.commit(table, List.of(Row.of(AD, 1L).with(CLICKS, 1L)));

        assertThat(table.compact().leftOut()).isEmpty();
        assertThat(HealthReport.of(table, Instant.now()).findings()).isEmpty();
    }

    private <D extends TableDesign> LakeTable<D> changed(IntFunction<D> kind) {
        write(lake.create(kind.apply(1)), OLD, 1);
        return lake.lake().apply(lake.lake().plan(kind.apply(4)), Risk.REWRITES_DATA);
    }

    private static void write(LakeTable<?> table, String day, long clicks) {
        List<Row> rows = new ArrayList<>();
        for (long ad = 0; ad < ADS; ad++) {
            rows.add(row(day, ad, clicks));
        }
        Notes.commit(table, rows);
    }

    private static List<Row> rows(String day, long clicks, String other, long more) {
        List<Row> rows = new ArrayList<>();
        for (long ad = 0; ad < ADS; ad++) {
            rows.add(row(day, ad, clicks));
            rows.add(row(other, ad, more));
        }
        return rows;
    }

    private static Row row(String day, long ad, long clicks) {
        return Row.of(DT, day).with(AD, ad).with(CLICKS, clicks);
    }
}
