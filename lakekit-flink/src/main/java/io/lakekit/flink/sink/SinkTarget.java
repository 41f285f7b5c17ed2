package io.lakekit.flink.sink;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.tag.Tag;
import org.apache.paimon.utils.BranchManager;
import org.apache.paimon.utils.Pair;
import org.apache.paimon.utils.SnapshotManager;
import org.jspecify.annotations.Nullable;

/** The table, or the branch of one, that a sink writes, and the rules about branches. */
final class SinkTarget {

    private static final Code UNKNOWN =
            Code.error("LK1326", "a sink into a branch that is not there", "the start of a job");
    private static final Code UNKEPT =
            Code.error("LK1327", "a branch whose files no tag keeps", "the start of a job");

    private SinkTarget() {}

    /**
     * The table of a design, which is made if it is not there, or a branch, which must be.
     *
     * @throws DiagnosticsException if there is no such branch, or its files may be deleted
     */
    static FileStoreTable of(Lake lake, TableDesign design, @Nullable String branch) {
        if (branch == null) {
            return lake.create(design).unwrap();
        }
        List<String> branches = lake.branches(design.name());
        if (!branches.contains(branch)) {
            throw new DiagnosticsException(unknown(design.name(), branch, branches));
        }
        FileStoreTable table = lake.openBranch(design, branch).unwrap();
        unkept(design.name(), branch, table)
                .ifPresent(
                        found -> {
                            throw new DiagnosticsException(found);
                        });
        return table;
    }

    private static Diagnostic unknown(TableName table, String branch, List<String> branches) {
        return UNKNOWN.at(Place.table(table))
                .says(
                        "the sink is to write branch '%s', and the table has %s",
                        branch,
                        branches.isEmpty()
                                ? "no branches"
                                : "'" + String.join("', '", branches) + "'")
                .so("a sink does not make branches: it cannot know with which rows one begins")
                .fix("Name one that is there, or make it with the procedure sys.create_branch.");
    }

    /**
     * What is wrong with a branch that begins as a snapshot of its table. Each side deletes the
     * files that it no longer reads itself, unless a tag of its own keeps them, and does not look
     * at the other.
     */
    private static Optional<Diagnostic> unkept(
            TableName name, String branchName, FileStoreTable branch) {
        FileStoreTable main = branch.switchToBranch(BranchManager.normalizeBranch(""));
        return first(branch)
                .filter(first -> has(main, first))
                .flatMap(
                        first -> {
                            boolean here = isKept(branch, first);
                            boolean there = isKept(main, first);
                            return here && there
                                    ? Optional.empty()
                                    : Optional.of(
                                            unkept(
                                                    name,
                                                    branchName,
                                                    first,
                                                    here ? "the table" : "the branch"));
                        });
    }

    private static Optional<Snapshot> first(FileStoreTable table) {
        return Stream.concat(
                        tags(table), Stream.ofNullable(table.snapshotManager().earliestSnapshot()))
                .min(Comparator.comparingLong(Snapshot::id));
    }

    private static Stream<Tag> tags(FileStoreTable table) {
        return table.tagManager().tagObjects().stream().map(Pair::getLeft);
    }

    private static boolean has(FileStoreTable table, Snapshot wanted) {
        SnapshotManager snapshots = table.snapshotManager();
        return tags(table).anyMatch(tag -> areOne(tag, wanted))
                || (snapshots.snapshotExists(wanted.id())
                        && areOne(snapshots.snapshot(wanted.id()), wanted));
    }

    private static boolean areOne(Snapshot one, Snapshot other) {
        return one.id() == other.id() && one.baseManifestList().equals(other.baseManifestList());
    }

    private static boolean isKept(FileStoreTable table, Snapshot snapshot) {
        return tags(table)
                .anyMatch(tag -> areOne(tag, snapshot) && tag.getTagTimeRetained() == null);
    }

    private static Diagnostic unkept(TableName table, String branch, Snapshot first, String side) {
        return UNKEPT.at(Place.table(table))
                .says(
                        "branch '%s' begins as snapshot %d of the table, and %s has no tag that"
                                + " keeps it for good",
                        branch, first.id(), side)
                .so("%s will delete files that the other still reads", side)
                .fix(
                        "Tag the table without a retention, make the branch from that tag, and keep"
                                + " the tag on both as long as the branch is there.");
    }
}
