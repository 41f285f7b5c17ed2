package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One call of the file system fails during an overwrite, each in turn. */
@Tag("long")
class OverwriteFaultsTest {

    /** Each call of this many fails; all of them in the nightly profile. */
    private static final int STEP = Integer.getInteger("lakekit.faultStep", 3);

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Row MONDAY = Row.of(DT, "2026-11-23");

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(ChangelogProducer.NONE, "/", STEP),
                Arguments.of(ChangelogProducer.NONE, "/snapshot/", 1),
                Arguments.of(ChangelogProducer.LOOKUP, "/", STEP),
                Arguments.of(ChangelogProducer.LOOKUP, "/snapshot/", 1));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void overwrite_whateverFails_isMadeOrChangesNothing(
            ChangelogProducer changelog, String place, int step) {
        LakeTable<SummaryTable> table = create(changelog);
        long held = 7;
        int failed = 0;
        for (Operation operation : Operation.values()) {
            boolean hit = true;
            for (int nth = 1; hit; nth += step) {
                int before = lake.files().hits().size();
                lake.files().only(place).fail(operation, nth);
                boolean made = overwrite(table, held + 1);
                hit = lake.files().hits().size() > before;
                lake.files().heal();
                held += made ? 1 : 0;
                failed += made ? 0 : 1;
                assertThat(clicks(table)).as("%s %d fails", operation, nth).containsExactly(held);
            }
        }
        assertThat(failed).as("overwrites that failed").isGreaterThan(2);
        assertThat(overwrite(table, 1_000)).isTrue();
        assertThat(clicks(table)).containsExactly(1_000L);
    }

    private LakeTable<SummaryTable> create(ChangelogProducer changelog) {
        LakeTable<SummaryTable> table =
                lake.create(
                        SummaryTable.named("ads.sums")
                                .primaryKey(DT, ID)
                                .partitionedBy(DT)
                                .aggregate(CLICKS, AggFunctions.sum())
                                .buckets(Buckets.fixed(1))
                                .changelog(changelog)
                                .rawOption("commit.max-retries", "1")
                                .build());
        try (TableWriter<SummaryTable> writer = table.writer()) {
            writer.rows().write(row(7));
            writer.commit();
        }
        return table;
    }

    private static Row row(long clicks) {
        return MONDAY.with(ID, 1L).with(CLICKS, clicks);
    }

    private static List<Long> clicks(LakeTable<SummaryTable> table) {
        return table.reader(CLICKS).toList().stream().map(row -> row.get(CLICKS)).toList();
    }

    /** Whether it says that it is made, in the end. */
    private boolean overwrite(LakeTable<SummaryTable> table, long clicks) {
        try (TableOverwrite<SummaryTable> monday = table.overwrite(MONDAY)) {
            monday.rows().write(row(clicks));
            return isMade(monday);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private boolean isMade(TableOverwrite<SummaryTable> monday) {
        try {
            monday.commit();
            return true;
        } catch (CommitUnknownException e) {
            lake.files().heal();
            return monday.isMade();
        }
    }
}
