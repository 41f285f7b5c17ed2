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

    static FlinkSink<InternalRow> fixedBuckets(FileStoreTable table) {
        return new FixedBuckets(table);
    }

    static RowDynamicBucketSink dynamicBuckets(FileStoreTable table) {
        return new DynamicBuckets(table);
    }

    static GlobalDynamicBucketSink dynamicBucketsAcrossPartitions(FileStoreTable table) {
        return new DynamicBucketsAcrossPartitions(table);
    }

    static FlinkSink<InternalRow> postponedBuckets(FileStoreTable table) {
        return new PostponedBuckets(table);
    }

    static FlinkSink<InternalRow> withoutBuckets(
            FileStoreTable table, @Nullable Integer parallelism) {
        return new WithoutBuckets(table, parallelism);
    }

    private static final class FixedBuckets extends FixedBucketSink {

        private static final long serialVersionUID = 1L;

        FixedBuckets(FileStoreTable table) {
            super(table, null, null);
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return new CommitOperator.Factory(
                    table,
                    commitsAtCheckpoints,
                    user,
                    createCommittableStateManager(),
                    endWatermark);
        }
    }

    private static final class DynamicBuckets extends RowDynamicBucketSink {

        private static final long serialVersionUID = 1L;

        DynamicBuckets(FileStoreTable table) {
            super(table, null);
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return new CommitOperator.Factory(
                    table,
                    commitsAtCheckpoints,
                    user,
                    createCommittableStateManager(),
                    endWatermark);
        }
    }

    private static final class DynamicBucketsAcrossPartitions extends GlobalDynamicBucketSink {

        private static final long serialVersionUID = 1L;

        DynamicBucketsAcrossPartitions(FileStoreTable table) {
            super(table, null);
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return new CommitOperator.Factory(
                    table,
                    commitsAtCheckpoints,
                    user,
                    createCommittableStateManager(),
                    endWatermark);
        }
    }

    private static final class PostponedBuckets extends PostponeBucketSink {

        private static final long serialVersionUID = 1L;

        PostponedBuckets(FileStoreTable table) {
            super(table, null);
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return new CommitOperator.Factory(
                    table,
                    commitsAtCheckpoints,
                    user,
                    createCommittableStateManager(),
                    endWatermark);
        }
    }

    private static final class WithoutBuckets extends RowAppendTableSink {

        private static final long serialVersionUID = 1L;

        WithoutBuckets(FileStoreTable table, @Nullable Integer parallelism) {
            super(table, null, null, parallelism);
        }

        @Override
        protected CommitterOperatorFactory<Committable, ManifestCommittable>
                createCommitterOperatorFactory(
                        boolean commitsAtCheckpoints, String user, @Nullable Long endWatermark) {
            return new CommitOperator.Factory(
                    table,
                    commitsAtCheckpoints,
                    user,
                    createCommittableStateManager(),
                    endWatermark);
        }
    }
}
