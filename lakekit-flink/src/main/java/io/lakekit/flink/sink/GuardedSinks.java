package io.lakekit.flink.sink;

import org.apache.paimon.data.InternalRow;
import org.apache.paimon.flink.sink.Committable;
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

    static FlinkSink<InternalRow> fixedBuckets(FileStoreTable table, SinkCommits commits) {
        return new FixedBuckets(table, commits);
    }

    static RowDynamicBucketSink dynamicBuckets(FileStoreTable table, SinkCommits commits) {
        return new DynamicBuckets(table, commits);
    }

    static GlobalDynamicBucketSink dynamicBucketsAcrossPartitions(
            FileStoreTable table, SinkCommits commits) {
        return new DynamicBucketsAcrossPartitions(table, commits);
    }

    static FlinkSink<InternalRow> postponedBuckets(FileStoreTable table, SinkCommits commits) {
        return new PostponedBuckets(table, commits);
    }

    static FlinkSink<InternalRow> withoutBuckets(
            FileStoreTable table, SinkCommits commits, @Nullable Integer parallelism) {
        return new WithoutBuckets(table, commits, parallelism);
    }

    private static final class FixedBuckets extends FixedBucketSink {

        private static final long serialVersionUID = 1L;

        private final SinkCommits commits;

        FixedBuckets(FileStoreTable table, SinkCommits commits) {
            super(table, commits.replaced(), null);
            this.commits = commits;
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return commits.operator(
                    table,
                    commitsAtCheckpoints,
                    user,
                    createCommittableStateManager(),
                    endWatermark);
        }
    }

    private static final class DynamicBuckets extends RowDynamicBucketSink {

        private static final long serialVersionUID = 1L;

        private final SinkCommits commits;

        DynamicBuckets(FileStoreTable table, SinkCommits commits) {
            super(table, commits.replaced());
            this.commits = commits;
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return commits.operator(
                    table,
                    commitsAtCheckpoints,
                    user,
                    createCommittableStateManager(),
                    endWatermark);
        }
    }

    private static final class DynamicBucketsAcrossPartitions extends GlobalDynamicBucketSink {

        private static final long serialVersionUID = 1L;

        private final SinkCommits commits;

        DynamicBucketsAcrossPartitions(FileStoreTable table, SinkCommits commits) {
            super(table, commits.replaced());
            this.commits = commits;
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return commits.operator(
                    table,
                    commitsAtCheckpoints,
                    user,
                    createCommittableStateManager(),
                    endWatermark);
        }
    }

    private static final class PostponedBuckets extends PostponeBucketSink {

        private static final long serialVersionUID = 1L;

        private final SinkCommits commits;

        PostponedBuckets(FileStoreTable table, SinkCommits commits) {
            super(table, commits.replaced());
            this.commits = commits;
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return commits.operator(
                    table,
                    commitsAtCheckpoints,
                    user,
                    createCommittableStateManager(),
                    endWatermark);
        }
    }

    private static final class WithoutBuckets extends RowAppendTableSink {

        private static final long serialVersionUID = 1L;

        private final SinkCommits commits;

        WithoutBuckets(FileStoreTable table, SinkCommits commits, @Nullable Integer parallelism) {
            super(table, commits.replaced(), null, parallelism);
            this.commits = commits;
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return commits.operator(
                    table,
                    commitsAtCheckpoints,
                    user,
                    createCommittableStateManager(),
                    endWatermark);
        }
    }
}
