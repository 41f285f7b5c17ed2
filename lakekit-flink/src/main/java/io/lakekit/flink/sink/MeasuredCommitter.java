package io.lakekit.flink.sink;

import io.lakekit.internal.flink.metric.CommitMetrics;
import io.lakekit.internal.paimon.state.LevelZeroFiles;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.paimon.Snapshot;
import org.apache.paimon.flink.sink.Committable;
import org.apache.paimon.flink.sink.Committer;
import org.apache.paimon.manifest.ManifestCommittable;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/** A committer whose commits are measured. */
final class MeasuredCommitter implements Committer<Committable, ManifestCommittable> {

    private final Committer<Committable, ManifestCommittable> committer;
    private final CommitMetrics metrics;
    private final @Nullable LevelZeroFiles levelZero;

    private MeasuredCommitter(
            Committer<Committable, ManifestCommittable> committer,
            CommitMetrics metrics,
            FileStoreTable table) {
        this.committer = committer;
        this.metrics = metrics;
        this.levelZero = table.primaryKeys().isEmpty() ? null : LevelZeroFiles.of(table);
    }

    /** The committer with metrics; the committer itself if it runs where there are none. */
    static Committer<Committable, ManifestCommittable> of(
            Committer<Committable, ManifestCommittable> committer,
            FileStoreTable table,
            Committer.Context context) {
        return context.metricGroup() == null
                ? committer
                : new MeasuredCommitter(
                        committer,
                        CommitMetrics.of(
                                context.metricGroup(),
                                table.fullName(),
                                Clock.systemUTC(),
                                newest(table, context)),
                        table);
    }

    /**
     * When the job committed last, as far as the table tells. A job that fails again and again
     * would otherwise seem young with each attempt.
     */
    private static long newest(FileStoreTable table, Committer.Context context) {
        long now = System.currentTimeMillis();
        return context.isRestored()
                ? table.snapshotManager()
                        .latestSnapshotOfUser(context.commitUser())
                        .map(Snapshot::timeMillis)
                        .orElse(now)
                : now;
    }

    @Override
    public boolean forceCreatingSnapshot() {
        return committer.forceCreatingSnapshot();
    }

    @Override
    public ManifestCommittable combine(
            long checkpoint, long watermark, List<Committable> committables) throws IOException {
        return committer.combine(checkpoint, watermark, committables);
    }

    @Override
    public ManifestCommittable combine(
            long checkpoint,
            long watermark,
            ManifestCommittable before,
            List<Committable> committables) {
        return committer.combine(checkpoint, watermark, before, committables);
    }

    @Override
    public void commit(List<ManifestCommittable> committables)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        committer.commit(committables);
        if (committables.isEmpty()) {
            metrics.complete();
        } else {
            committed(start);
        }
    }

    @Override
    public int filterAndCommit(
            List<ManifestCommittable> committables,
            boolean checkAppendFiles,
            boolean partitionMarkDoneRecoverFromState)
            throws IOException {
        long start = System.nanoTime();
        int committed =
                committer.filterAndCommit(
                        committables, checkAppendFiles, partitionMarkDoneRecoverFromState);
        if (committed > 0) { // none after most restores, which tells nothing of new rows
            committed(start);
        }
        return committed;
    }

    private void committed(long start) {
        long nanos = System.nanoTime() - start;
        metrics.committed(nanos, levelZero == null ? null : levelZero.count());
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
