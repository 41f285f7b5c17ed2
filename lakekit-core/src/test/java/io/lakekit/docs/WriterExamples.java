package io.lakekit.docs;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.paimon.Catalogs;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.BreakingFileIO;
import io.lakekit.table.CommitUnknownException;
import io.lakekit.table.LakeTable;
import io.lakekit.table.NothingCommittedException;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.Map;
import org.apache.paimon.catalog.Catalog;

/** Commits of the pages in docs/diagnostics that go wrong, and what is done about it. */
final class WriterExamples {

    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Row CLICK = Row.of(AD, 7L).with(CLICKS, 1L);

    private static final SummaryTable COMPACTED =
            clicks().rawOption("num-sorted-run.compaction-trigger", "2").build();
    private static final SummaryTable LOOKED_UP =
            clicks().changelog(ChangelogProducer.LOOKUP)
                    .rawOption("snapshot.num-retained.min", "1")
                    .rawOption("snapshot.num-retained.max", "1")
                    .rawOption("commit.max-retries", "1")
                    .build();

    private static SummaryTable.Builder clicks() {
        return SummaryTable.named("ads.clicks")
                .primaryKey(AD)
                .aggregate(CLICKS, AggFunctions.sum());
    }

    /** What a page does to a table whose files can break. */
    @FunctionalInterface
    private interface OnTable {
        void run(LakeTable<SummaryTable> table, BreakingFileIO files) throws Exception;
    }

    private WriterExamples() {}

    static Map<String, Example> all() {
        return Map.of(
                "LK1203",
                        example(COMPACTED, WriterExamples::twoCompact, WriterExamples::oneCompacts),
                "LK1204", example(LOOKED_UP, WriterExamples::cannotExpire, WriterExamples::expires),
                "LK1205",
                        example(LOOKED_UP, WriterExamples::filtered, WriterExamples::writtenAgain),
                "LK1206", example(LOOKED_UP, WriterExamples::inDoubt, WriterExamples::asked),
                "LK1207",
                        example(
                                LOOKED_UP,
                                WriterExamples::forgotten,
                                WriterExamples::underAnotherName));
    }

    private static Example example(SummaryTable design, OnTable wrong, OnTable right) {
        return new JavaExample(
                (page, warehouse) -> on(design, wrong, warehouse),
                (page, warehouse) -> on(design, right, warehouse));
    }

    private static void on(SummaryTable design, OnTable step, Path warehouse) throws Exception {
        BreakingFileIO files = new BreakingFileIO();
        try (Catalog catalog = Catalogs.open(warehouse.toUri().toString(), files);
                Lake lake = Lake.open(catalog)) {
            step.run(lake.create(design), files);
        }
    }

    private static void twoCompact(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableWriter<SummaryTable> one = table.writer();
                TableWriter<SummaryTable> other = table.writer()) {
            one.rows().write(CLICK);
            one.commit();
            one.rows().write(CLICK);
            other.rows().write(CLICK);
            one.commit();
            other.commit(); // returns: the click is in
            other.warnings().throwIfAny();
        }
    }

    private static void oneCompacts(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableWriter<SummaryTable> writer = table.writer()) {
            writer.rows().write(CLICK);
            writer.commit();
            writer.warnings().throwIfAny();
        }
    }

    private static void cannotExpire(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableWriter<SummaryTable> writer = table.writer()) {
            files.breakWritesOf("EARLIEST");
            writer.rows().write(CLICK);
            writer.commit(); // returns: the click is in
            writer.warnings().throwIfAny();
        }
    }

    private static void expires(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableWriter<SummaryTable> writer = table.writer()) {
            writer.rows().write(CLICK);
            writer.commit();
            writer.warnings().forEach(System.out::println);
        }
    }

    private static void filtered(LakeTable<SummaryTable> table, BreakingFileIO files)
            throws Exception {
        try (TableWriter<SummaryTable> writer = table.resumableWriter("clicks")) {
            commitElsewhere(table, "lakekit-clicks");
            writer.rows().write(CLICK);
            writer.commit();
        }
    }

    private static void commitElsewhere(LakeTable<SummaryTable> table, String user)
            throws Exception {
        try (var write = table.unwrap().newWrite(user);
                var commit = table.unwrap().newCommit(user).ignoreEmptyCommit(false)) {
            commit.commit(1, write.prepareCommit(true, 1));
        }
    }

    private static void writtenAgain(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableWriter<SummaryTable> writer = table.writer()) {
            writer.rows().write(CLICK);
            try {
                writer.commit();
            } catch (NothingCommittedException e) {
                writer.abort();
                writer.rows().write(CLICK);
                writer.commit();
            }
        }
    }

    private static void inDoubt(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableWriter<SummaryTable> writer = table.resumableWriter("clicks")) {
            writer.rows().write(CLICK);
            files.breakAfterSnapshot();
            writer.commit();
        } finally {
            files.heal();
        }
    }

    private static void forgotten(LakeTable<SummaryTable> table, BreakingFileIO files) {
        diesWithin(table, files);
        commitsOfOthers(table);
        table.resumableWriter("clicks").close();
    }

    private static void diesWithin(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableWriter<SummaryTable> writer = table.resumableWriter("clicks")) {
            writer.rows().write(CLICK);
            files.breakAfterSnapshot();
            assertThatThrownBy(writer::commit).isInstanceOf(CommitUnknownException.class);
        } finally {
            files.heal();
        }
    }

    private static void commitsOfOthers(LakeTable<SummaryTable> table) {
        try (TableWriter<SummaryTable> writer = table.writer()) {
            for (int i = 0; i < 5; i++) {
                writer.rows().write(CLICK);
                writer.commit();
            }
        }
    }

    private static void underAnotherName(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableWriter<SummaryTable> writer = table.resumableWriter("clicks-2")) {
            writer.rows().write(CLICK);
            writer.commit();
        }
    }

    private static void asked(LakeTable<SummaryTable> table, BreakingFileIO files) {
        try (TableWriter<SummaryTable> writer = table.resumableWriter("clicks")) {
            writer.rows().write(CLICK);
            files.breakAfterSnapshot();
            try {
                writer.commit(100);
            } catch (CommitUnknownException e) {
                files.heal(); // the store answers again
                if (writer.lastIdentifier() < 100) {
                    writer.rows().write(CLICK);
                    writer.commit(100);
                }
            }
        }
    }
}
