package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.commit.SchemaGuard;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.paimon.flink.sink.Committable;
import org.apache.paimon.flink.sink.Committer;
import org.apache.paimon.flink.sink.StoreCommitter;
import org.apache.paimon.manifest.ManifestCommittable;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.CommitMessage;
import org.jspecify.annotations.Nullable;

/**
 * Paimon's committer, for a table that may change under the job. Files that were prepared before a
 * change are committed: rows of an old schema are right. A compaction that took files of a newer
 * schema in is left out, and the next checkpoint ends the job, with all that the ones before it
 * hold committed.
 */
final class GuardedCommitter implements Committer<Committable, ManifestCommittable> {

    private static final Code CHANGED =
            Code.error("LK1308", "a table that changed under a running job", "a running job");

    private final SchemaGuard guard;
    private final Function<FileStoreTable, Committer<Committable, ManifestCommittable>> committers;
    private final @Nullable Overwrite overwrite;
    private final String user;
    private FileStoreTable table;
    private Committer<Committable, ManifestCommittable> committer;

    private GuardedCommitter(
            FileStoreTable table,
            @Nullable Overwrite overwrite,
            String user,
            Function<FileStoreTable, Committer<Committable, ManifestCommittable>> committers) {
        this.guard = SchemaGuard.of(table);
        this.committers = committers;
        this.table = table;
        this.overwrite = overwrite;
        this.user = user;
        this.committer = committers.apply(table);
    }

    static Factory<Committable, ManifestCommittable> factory(
            FileStoreTable table, @Nullable Overwrite overwrite) {
        return context -> MeasuredCommitter.of(of(table, overwrite, context), table, context);
    }

    private static GuardedCommitter of(
            FileStoreTable table, @Nullable Overwrite overwrite, Context context) {
        return new GuardedCommitter(
                table,
                overwrite,
                context.commitUser(),
                now ->
                        new StoreCommitter(
                                now,
                                now.newCommit(context.commitUser())
                                        .withOverwrite(overwrite == null ? null : Map.of())
                                        .ignoreEmptyCommit(!context.streamingCheckpointEnabled()),
                                context));
    }

    @Override
    public boolean forceCreatingSnapshot() {
        return committer.forceCreatingSnapshot();
    }

    /** Combines what was written for a checkpoint, or at the end of a job without checkpoints. */
    @Override
    public ManifestCommittable combine(
            long checkpoint, long watermark, List<Committable> committables) throws IOException {
        requireUnchanged();
        return committer.combine(checkpoint, watermark, committables);
    }

    @Override
    public ManifestCommittable combine(
            long checkpoint,
            long watermark,
            ManifestCommittable before,
            List<Committable> committables) {
        requireUnchanged();
        return committer.combine(checkpoint, watermark, before, committables);
    }

    private void requireUnchanged() {
        guard.change()
                .ifPresent(
                        change -> {
                            throw new JobEndedException(finding(table.fullName(), change));
                        });
    }

    static Diagnostic finding(String table, String change) {
        return CHANGED.at(Place.table(table))
                .says("since the job was built, %s", change)
                .so(
                        "its compactions would erase or misread what is new, so it ended before the"
                                + " next checkpoint")
                .fix(
                        "Build the job on the present design, and submit it from its last"
                                + " checkpoint"
                                + " or savepoint.");
    }

    @Override
    public void commit(List<ManifestCommittable> committables)
            throws IOException, InterruptedException {
        follow();
        committer.commit(withoutErasure(committables));
    }

    @Override
    public int filterAndCommit(
            List<ManifestCommittable> committables,
            boolean checkAppendFiles,
            boolean partitionMarkDoneRecoverFromState)
            throws IOException {
        follow();
        if (overwrite != null && Overwrite.partitions(committables).isEmpty()) {
            return 0; // Paimon would empty a table without partitions
        }
        requireNotOvertaken(committables);
        return committer.filterAndCommit(
                withoutErasure(committables), checkAppendFiles, partitionMarkDoneRecoverFromState);
    }

    /** Looks at what others committed, which an overwrite would take away. */
    private void requireNotOvertaken(List<ManifestCommittable> committables) {
        if (overwrite != null) {
            overwrite
                    .find(table, user, committables)
                    .ifPresent(
                            found -> {
                                throw new JobEndedException(found);
                            });
        }
    }

    /**
     * Follows the table's present options: expiry goes by the retention of now, which may be
     * longer.
     */
    private void follow() {
        if (guard.isReplaced()) {
            requireUnchanged();
        }
        FileStoreTable now = guard.newest();
        if (now.schema().id() != table.schema().id()) {
            Committer<Committable, ManifestCommittable> before = committer;
            committer = committers.apply(now);
            table = now;
            close(before);
        }
    }

    private static void close(Committer<?, ?> committer) {
        try {
            committer.close();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot close a committer", e);
        }
    }

    private List<ManifestCommittable> withoutErasure(List<ManifestCommittable> committables) {
        return committables.stream().map(this::withoutErasure).toList();
    }

    private ManifestCommittable withoutErasure(ManifestCommittable committable) {
        List<CommitMessage> messages = committable.fileCommittables();
        List<CommitMessage> kept = messages.stream().map(guard::withoutErasure).toList();
        return kept.equals(messages)
                ? committable
                : new ManifestCommittable(
                        committable.identifier(),
                        committable.watermark(),
                        committable.logOffsets(),
                        kept,
                        committable.properties());
    }

    @Override
    public Map<Long, List<Committable>> groupByCheckpoint(Collection<Committable> committables) {
        return committer.groupByCheckpoint(committables);
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }
}
