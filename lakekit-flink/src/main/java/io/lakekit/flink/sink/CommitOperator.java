package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Diagnostic;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.paimon.flink.sink.Committable;
import org.apache.paimon.flink.sink.CommittableStateManager;
import org.apache.paimon.flink.sink.CommitterOperator;
import org.apache.paimon.flink.sink.CommitterOperatorFactory;
import org.apache.paimon.manifest.ManifestCommittable;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * Paimon's operator that commits, for jobs whose tasks end and jobs that are restored. Paimon
 * numbers the last files of a task that ends {@link Long#MAX_VALUE}, instead of by a checkpoint,
 * and commits all of that number that it has when any earlier checkpoint completes; what comes
 * later under the same number is taken for committed. Here the last files belong to the next
 * checkpoint, as any others do.
 */
final class CommitOperator extends CommitterOperator<Committable, ManifestCommittable> {

    private static final long serialVersionUID = 1L;
    private static final long LAST = Long.MAX_VALUE;

    /** The name of the state in which Paimon's operator keeps its commit user. */
    private static final String COMMIT_USER = "commit_user_state";

    private final Factory settings;
    private transient long nextCheckpoint;
    private transient @Nullable OtherRun other;

    private CommitOperator(StreamOperatorParameters<Committable> parameters, Factory settings) {
        super(
                parameters,
                settings.commitsAtCheckpoints(),
                true,
                settings.user(),
                GuardedCommitter.factory(settings.table, settings.commits.overwrite()),
                settings.states,
                settings.endWatermark());
        this.settings = settings;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        end(RunningJob.find(settings.table, settings.commitsAtCheckpoints(), getOperatorConfig()));
        if (settings.commitsAtCheckpoints() && !hasCommitUser(context)) {
            end(FreshStart.find(settings.table, settings.commits.runs()));
        }
        super.initializeState(context);
        long restored = context.getRestoredCheckpointId().orElse(0);
        other = OtherRun.of(settings.table, getCommitUser(), restored);
        if (context.isRestored()) {
            end(RestoredJob.find(settings.table, getCommitUser(), restored));
        }
        nextCheckpoint = restored + 1;
    }

    /**
     * Whether there is state of this operator. A job may be restored and have none of it, if its
     * uid changed or if the sink is new.
     */
    private static boolean hasCommitUser(StateInitializationContext context) {
        return context.getOperatorStateStore().getRegisteredStateNames().contains(COMMIT_USER);
    }

    private static void end(Optional<Diagnostic> reason) {
        reason.ifPresent(
                found -> {
                    throw new JobEndedException(found);
                });
    }

    @Override
    public void processElement(StreamRecord<Committable> element) {
        Committable files = element.getValue();
        boolean renumbered = settings.commitsAtCheckpoints() && files.checkpointId() == LAST;
        super.processElement(
                renumbered
                        ? element.replace(
                                new Committable(
                                        nextCheckpoint, files.kind(), files.wrappedCommittable()))
                        : element);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        nextCheckpoint = context.getCheckpointId() + 1;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        end(Objects.requireNonNull(other).find(checkpoint));
        super.notifyCheckpointComplete(checkpoint);
    }

    /**
     * Leaves the commit to the last checkpoint. Paimon's operator would, from now on, commit all
     * that it has when an earlier checkpoint completes; a restore from that one would write the
     * rows again.
     */
    @Override
    public void endInput() throws Exception {
        Long watermark = settings.endWatermark();
        if (!settings.commitsAtCheckpoints()) {
            super.endInput();
        } else if (watermark != null) {
            processWatermark(new Watermark(watermark));
        }
    }

    /** Makes the operator in a task. */
    static final class Factory extends CommitterOperatorFactory<Committable, ManifestCommittable> {

        private static final long serialVersionUID = 1L;

        private final FileStoreTable table;
        private final SinkCommits commits;
        private final CommittableStateManager<ManifestCommittable> states;

        Factory(
                FileStoreTable table,
                SinkCommits commits,
                boolean commitsAtCheckpoints,
                String user,
                CommittableStateManager<ManifestCommittable> states,
                @Nullable Long endWatermark) {
            super(
                    commitsAtCheckpoints,
                    true,
                    user,
                    GuardedCommitter.factory(table, commits.overwrite()),
                    states,
                    endWatermark);
            this.table = table;
            this.commits = commits;
            this.states = states;
        }

        boolean commitsAtCheckpoints() {
            return streamingCheckpointEnabled;
        }

        String user() {
            return initialCommitUser;
        }

        @Nullable Long endWatermark() {
            return endInputWatermark;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as in Flink
        public <T extends StreamOperator<Committable>> T createStreamOperator(
                StreamOperatorParameters<Committable> parameters) {
            return (T) new CommitOperator(parameters, this);
        }

        @Override
        @SuppressWarnings("rawtypes") // as in Flink
        public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader loader) {
            return CommitOperator.class;
        }
    }
}
