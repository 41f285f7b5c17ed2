package io.lakekit.docs;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.SummaryTable;
import io.lakekit.paimon.Catalogs;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.BreakingFileIO;
import io.lakekit.table.CommitUnknownException;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableOverwrite;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.Map;
import org.apache.paimon.catalog.Catalog;

/** Overwrites of the pages in docs/diagnostics. */
final class OverwriteExamples {

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Row MONDAY = Row.of(DT, "2026-11-23");
    private static final Row TUESDAY = Row.of(DT, "2026-11-24");
    private static final SummaryTable SUMS =
            SummaryTable.named("ads.ad_day")
                    .primaryKey(DT, AD)
                    .partitionedBy(DT)
                    .aggregate(CLICKS, AggFunctions.sum())
                    .build();

    /** What a page does to a table whose files can break. */
    @FunctionalInterface
    private interface OnTable {
        void run(LakeTable<SummaryTable> table, BreakingFileIO files) throws Exception;
    }

    private OverwriteExamples() {}

    static Map<String, Example> all() {
        return Map.of(
                "LK1220", example(OverwriteExamples::outside, OverwriteExamples::eachPartition),
                "LK1221", example(OverwriteExamples::compacted, OverwriteExamples::compactedAfter),
                "LK1222", example(OverwriteExamples::breaks, OverwriteExamples::again),
                "LK1223", example(OverwriteExamples::inDoubt, OverwriteExamples::asked));
    }

    private static Example example(OnTable wrong, OnTable right) {
        return new JavaExample(
                (page, warehouse) -> on(wrong, warehouse),
                (page, warehouse) -> on(right, warehouse));
    }

    private static void on(OnTable step, Path warehouse) throws Exception {
        BreakingFileIO files = new BreakingFileIO();
        try (Catalog catalog = Catalogs.open(warehouse.toUri().toString(), files);
                Lake lake = Lake.open(catalog)) {
            LakeTable<SummaryTable> table = lake.create(SUMS);
            try (TableWriter<SummaryTable> writer = table.writer()) {
                writer.rows().write(clicks(MONDAY, 1));
                writer.commit();
                writer.rows().write(clicks(MONDAY, 1));
                writer.commit();
            }
            step.run(table, files);
        }
    }

    private static Row clicks(Row day, long count) {
        return day.with(AD, 7L).with(CLICKS, count);
    }

    private static void outside(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableOverwrite<SummaryTable> day = table.overwrite(MONDAY)) {
            day.rows().write(clicks(MONDAY, 5));
            day.rows().write(clicks(TUESDAY, 5));
            day.commit();
        }
    }

    private static void eachPartition(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableOverwrite<SummaryTable> day = table.overwrite(MONDAY);
                TableOverwrite<SummaryTable> next = table.overwrite(TUESDAY)) {
            day.rows().write(clicks(MONDAY, 5));
            next.rows().write(clicks(TUESDAY, 5));
            day.commit();
            next.commit();
        }
    }

    private static void compacted(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableOverwrite<SummaryTable> day = table.overwrite(MONDAY)) {
            day.rows().write(clicks(MONDAY, 5));
            table.compact();
            day.commit();
        }
    }

    private static void compactedAfter(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableOverwrite<SummaryTable> day = table.overwrite(MONDAY)) {
            day.rows().write(clicks(MONDAY, 5));
            day.commit();
        }
        table.compact();
    }

    private static void breaks(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableOverwrite<SummaryTable> day = table.overwrite(MONDAY)) {
            day.rows().write(clicks(MONDAY, 5));
            files.breakWritesOf("/manifest/");
            day.commit();
        } finally {
            files.heal();
        }
    }

    private static void again(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableOverwrite<SummaryTable> day = table.overwrite(MONDAY)) {
            day.rows().write(clicks(MONDAY, 5));
            day.commit();
        }
    }

    private static void inDoubt(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableOverwrite<SummaryTable> day = table.overwrite(MONDAY)) {
            day.rows().write(clicks(MONDAY, 5));
            files.breakAfterSnapshot();
            day.commit();
        } finally {
            files.heal();
        }
    }

    private static void asked(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableOverwrite<SummaryTable> day = table.overwrite(MONDAY)) {
            day.rows().write(clicks(MONDAY, 5));
            files.breakAfterSnapshot();
            try {
                day.commit();
            } catch (CommitUnknownException e) {
                files.heal(); // the store answers again
                if (!day.isMade()) {
                    again(table, files);
                }
            }
        }
    }
}
