package io.lakekit.flink.sink;

import java.io.Serializable;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.flink.sink.Committable;
import org.apache.paimon.flink.sink.CommittableStateManager;
import org.apache.paimon.flink.sink.CommitterOperatorFactory;
import org.apache.paimon.flink.sink.FixedBucketSink;
import org.apache.paimon.flink.sink.FlinkSink;
import org.apache.paimon.flink.sink.PostponeBucketSink;
import org.apache.paimon.flink.sink.RowAppendTableSink;
import org.apache.paimon.flink.sink.RowDynamicBucketSink;
import org.apache.paimon.flink.sink.index.GlobalDynamicBucketSink;
import org.apache.paimon.manifest.ManifestCommittable;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/** Paimon's sinks with another operator that commits: {@link CommitOperator}. */
final class GuardedSinks {

    private GuardedSinks() {}

    static FlinkSink<InternalRow> fixedBuckets(FileStoreTable table, SinkRuns runs) {
        return new FixedBuckets(table, runs);
    }

    static RowDynamicBucketSink dynamicBuckets(FileStoreTable table, SinkRuns runs) {
        return new DynamicBuckets(table, runs);
    }

    static GlobalDynamicBucketSink dynamicBucketsAcrossPartitions(
            FileStoreTable table, SinkRuns runs) {
        return new DynamicBucketsAcrossPartitions(table, runs);
    }

    static FlinkSink<InternalRow> postponedBuckets(FileStoreTable table, SinkRuns runs) {
        return new PostponedBuckets(table, runs);
    }

    static FlinkSink<InternalRow> withoutBuckets(
            FileStoreTable table, SinkRuns runs, @Nullable Integer parallelism) {
        return new WithoutBuckets(table, runs, parallelism);
    }

    /** What the operator that commits is made of, whichever sink it belongs to. */
    private record Commits(FileStoreTable table, SinkRuns runs) implements Serializable {

        CommitterOperatorFactory<Committable, ManifestCommittable> with(
                boolean atCheckpoints,
                String user,
                CommittableStateManager<ManifestCommittable> states,
                @Nullable Long endWatermark) {
            return new CommitOperator.Factory(
                    table, runs, atCheckpoints, user, states, endWatermark);
        }
    }

    private static final class FixedBuckets extends FixedBucketSink {

        private static final long serialVersionUID = 1L;

        private final Commits commits;

        FixedBuckets(FileStoreTable table, SinkRuns runs) {
            super(table, null, null);
            this.commits = new Commits(table, runs);
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return commits.with(
                    commitsAtCheckpoints, user, createCommittableStateManager(), endWatermark);
        }
    }

    private static final class DynamicBuckets extends RowDynamicBucketSink {

        private static final long serialVersionUID = 1L;

        private final Commits commits;

        DynamicBuckets(FileStoreTable table, SinkRuns runs) {
            super(table, null);
            this.commits = new Commits(table, runs);
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return commits.with(
                    commitsAtCheckpoints, user, createCommittableStateManager(), endWatermark);
        }
    }

    private static final class DynamicBucketsAcrossPartitions extends GlobalDynamicBucketSink {

        private static final long serialVersionUID = 1L;

        private final Commits commits;

        DynamicBucketsAcrossPartitions(FileStoreTable table, SinkRuns runs) {
            super(table, null);
            this.commits = new Commits(table, runs);
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return commits.with(
                    commitsAtCheckpoints, user, createCommittableStateManager(), endWatermark);
        }
    }

    private static final class PostponedBuckets extends PostponeBucketSink {

        private static final long serialVersionUID = 1L;

        private final Commits commits;

        PostponedBuckets(FileStoreTable table, SinkRuns runs) {
            super(table, null);
            this.commits = new Commits(table, runs);
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return commits.with(
                    commitsAtCheckpoints, user, createCommittableStateManager(), endWatermark);
        }
    }

    private static final class WithoutBuckets extends RowAppendTableSink {

        private static final long serialVersionUID = 1L;

        private final Commits commits;

        WithoutBuckets(FileStoreTable table, SinkRuns runs, @Nullable Integer parallelism) {
            super(table, null, null, parallelism);
            this.commits = new Commits(table, runs);
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return commits.with(
                    commitsAtCheckpoints, user, createCommittableStateManager(), endWatermark);
        }
    }
}
