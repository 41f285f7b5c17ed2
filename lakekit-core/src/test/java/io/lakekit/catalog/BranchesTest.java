package io.lakekit.catalog;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.SummaryTable;
import io.lakekit.internal.paimon.commit.ZonedCommits;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches of a table, which have rows and notes of their own. */
class BranchesTest {

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> AMOUNT = Column.of("amount", BIGINT);
    private static final Column<Long> COUNT = Column.of("count", BIGINT);
    private static final SummaryTable SUMS = sums().build();

    @TempDir Path warehouse;
    private Lake lake;

    private static SummaryTable.Builder sums() {
        return SummaryTable.named("ads.sums")
                .primaryKey(ID)
                .aggregate(AMOUNT, AggFunctions.sum())
                .buckets(Buckets.fixed(1));
    }

    @BeforeEach
    void open() {
        lake = Lake.open(warehouse);
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void writersAndReaders_seeTheirBranchOnly() {
        LakeTable<SummaryTable> table = withBranch("fix");
        LakeTable<SummaryTable> branch = lake.openBranch(SUMS, "fix");
        write(table, 1);
        write(branch, 2);
        branch.compact();

        assertThat(sum(table)).isEqualTo(1);
        assertThat(sum(branch)).isEqualTo(2);
    }

    /** Each has its notes, by which a resumed writer knows what it has committed. */
    @Test
    void writersOfOneName_areTwo_onTheTableAndOnABranch() {
        LakeTable<SummaryTable> table = withBranch("fix");
        LakeTable<SummaryTable> branch = lake.openBranch(SUMS, "fix");
        try (TableWriter<SummaryTable> ofTable = table.resumableWriter("clicks");
                TableWriter<SummaryTable> ofBranch = branch.resumableWriter("clicks")) {
            write(ofTable, 1);
            write(ofTable, 2);
            write(ofBranch, 4);
        }
        try (TableWriter<SummaryTable> resumed = branch.resumableWriter("clicks")) {
            write(resumed, 8);
        }

        assertThat(sum(table)).isEqualTo(3);
        assertThat(sum(branch)).isEqualTo(12);
    }

    /** A handle does not turn to the table when the branch is another one. */
    @Test
    void handleOnABranch_whoseTableWasCreatedAnew_readsABranch() {
        withBranch("fix");
        LakeTable<SummaryTable> branch = lake.openBranch(SUMS, "fix");
        lake.drop(SUMS.name());
        write(withBranch("fix"), 1);

        assertThat(sum(branch)).isZero();
        assertThatThrownBy(() -> write(branch, 2)).hasMessageContaining("created anew");
    }

    @Test
    void branchThatIsNotThere_isNamed() {
        assertThatThrownBy(() -> lake.branches(SUMS.name()))
                .hasMessageContaining("There is no table ads.sums");
        lake.create(SUMS);
        assertThat(lake.branches(SUMS.name())).isEmpty();
        assertThatThrownBy(() -> lake.openBranch(SUMS, "fix"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no branch 'fix' of table ads.sums")
                .hasMessageEndingWith("The table has none");
        withBranch("late");
        withBranch("fixes");
        assertThat(lake.branches(SUMS.name())).containsExactly("fixes", "late");
        assertThatThrownBy(() -> lake.openBranch(SUMS, "fixe"))
                .hasMessageEndingWith("Did you mean 'fixes'? The table has 'fixes', 'late'");
    }

    @Test
    void branchThatDiffers_isRefused_andItsPlanCannotBeApplied() {
        withBranch("fix");
        SummaryTable counting = sums().aggregate(COUNT, AggFunctions.sum()).build();
        assertThatThrownBy(() -> lake.openBranch(counting, "fix"))
                .isInstanceOf(CatalogConflictException.class)
                .hasMessageContaining("LK1101 ERROR ads.sums: branch 'fix' differs from its design")
                .hasMessageContaining("or make the branch anew from a tag that matches.")
                .extracting(refused -> ((CatalogConflictException) refused).plan())
                .satisfies(
                        plan ->
                                assertThatThrownBy(() -> lake.apply(plan))
                                        .isInstanceOf(IllegalArgumentException.class)
                                        .hasMessageContaining("nothing was changed"));
        lake.apply(lake.plan(counting));
        assertThat(sum(lake.openBranch(SUMS, "fix"))).isZero();
    }

    /** Each side lets expire what it compacted away. */
    @Test
    void filesOfATag_stayAsLongAsTheTagIsOnBothSides() throws Exception {
        LakeTable<SummaryTable> table = withBranchFromTag();
        LakeTable<SummaryTable> branch = lake.openBranch(SUMS, "fix");
        for (LakeTable<SummaryTable> side : List.of(branch, table)) {
            write(side, 4);
            side.compact();
            expire(side);
        }

        assertThat(sum(branch)).isEqualTo(7);
        assertThat(sum(table)).isEqualTo(7);
    }

    /** The branch looks at its own tags: those of the table may be of other snapshots. */
    @Test
    void filesOfATag_stayAlsoIfTheTableHasLaterTags() throws Exception {
        LakeTable<SummaryTable> table = withBranchFromTag();
        table.unwrap().createBranch("other", "base");
        table.compact();
        table.unwrap().createTag("later");
        LakeTable<SummaryTable> branch = lake.openBranch(SUMS, "fix");
        write(branch, 4);
        write(branch, 8);
        branch.compact();
        expire(branch);

        assertThat(sum(branch)).isEqualTo(15);
        assertThat(sum(table)).isEqualTo(3);
        assertThat(sum(lake.openBranch(SUMS, "other"))).isEqualTo(3);
    }

    /** Each side looks at its own tags only. */
    @Test
    void filesOfATag_thatIsDeletedOnTheBranch_areLostToTheTable() throws Exception {
        LakeTable<SummaryTable> table = withBranchFromTag();
        LakeTable<SummaryTable> branch = lake.openBranch(SUMS, "fix");
        branch.compact();
        branch.unwrap().deleteTag("base");
        expire(branch);

        assertThat(sum(branch)).isEqualTo(3);
        assertThatThrownBy(() -> sum(table)).hasStackTraceContaining("not found");
    }

    @Test
    void filesOfATag_thatPassesAwayOnTheTable_areLostToTheBranch() throws Exception {
        LakeTable<SummaryTable> table = lake.create(SUMS);
        write(table, 1);
        write(table, 2);
        table.unwrap().createTag("base", Duration.ofMillis(1));
        table.unwrap().createBranch("fix", "base");
        table.compact();
        expire(table);

        assertThat(sum(table)).isEqualTo(3);
        assertThatThrownBy(() -> sum(lake.openBranch(SUMS, "fix")))
                .hasStackTraceContaining("not found");
    }

    /** Automatic tags of a branch would be tags of the table, and of other snapshots than its. */
    @Test
    void tagsOfTheTable_areNotMadeByCommitsOfABranch() throws Exception {
        LakeTable<SummaryTable> table = withBranchFromTag();
        FileStoreTable branch =
                lake.openBranch(SUMS, "fix")
                        .unwrap()
                        .copy(Map.of("tag.automatic-creation", "process-time"));
        commitNothing(branch);
        assertThat(table.unwrap().tagManager().allTagNames()).containsExactly("base");
    }

    private LakeTable<SummaryTable> withBranchFromTag() {
        LakeTable<SummaryTable> table = lake.create(SUMS);
        write(table, 1);
        write(table, 2);
        table.unwrap().createTag("base");
        table.unwrap().createBranch("fix", "base");
        return table;
    }

    /** Commits nothing, after which only that snapshot is kept. */
    private static void expire(LakeTable<SummaryTable> side) throws Exception {
        FileStoreTable one =
                side.unwrap()
                        .copy(
                                Map.of(
                                        "snapshot.num-retained.min", "1",
                                        "snapshot.num-retained.max", "1"));
        commitNothing(one);
        assertThat(one.snapshotManager().snapshotCount()).isEqualTo(1);
    }

    private static void commitNothing(FileStoreTable side) throws Exception {
        try (TableCommitImpl commit =
                ZonedCommits.of(side).newCommit("other").ignoreEmptyCommit(false)) {
            commit.commit(1, List.of());
        }
    }

    private LakeTable<SummaryTable> withBranch(String name) {
        LakeTable<SummaryTable> table = lake.create(SUMS);
        table.unwrap().createBranch(name);
        return table;
    }

    private static void write(LakeTable<SummaryTable> table, long amount) {
        try (TableWriter<SummaryTable> writer = table.writer()) {
            write(writer, amount);
        }
    }

    private static void write(TableWriter<SummaryTable> writer, long amount) {
        writer.rows().write(Row.of(ID, 1L).with(AMOUNT, amount));
        writer.commit();
    }

    private static long sum(LakeTable<SummaryTable> table) {
        return table.reader(AMOUNT).toList().stream().mapToLong(row -> row.get(AMOUNT)).sum();
    }
}
