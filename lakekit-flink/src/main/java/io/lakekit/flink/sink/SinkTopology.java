package io.lakekit.flink.sink;

import io.lakekit.internal.flink.OperatorUids;
import io.lakekit.internal.paimon.commit.SameTableCommits;
import io.lakekit.internal.paimon.commit.ZonedCommits;
import java.util.List;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.transformations.PhysicalTransformation;
import org.apache.paimon.CoreOptions.PartitionSinkStrategy;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.flink.FlinkConnectorOptions;
import org.apache.paimon.flink.sink.FlinkSink;
import org.apache.paimon.flink.sink.FlinkStreamPartitioner;
import org.apache.paimon.flink.sink.LocalMergeOperator;
import org.apache.paimon.flink.sink.PostponeBucketChannelComputer;
import org.apache.paimon.flink.sink.RowDataChannelComputer;
import org.apache.paimon.flink.sink.RowDataHashPartitionChannelComputer;
import org.apache.paimon.options.Options;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.ChannelComputer;
import org.jspecify.annotations.Nullable;

/**
 * The operators of a sink: one writer and one committer behind any number of streams of full rows,
 * so that all streams are in the one snapshot of a checkpoint. Paimon's own builder takes one
 * stream and leaves operators without a uid.
 */
final class SinkTopology {

    private final FileStoreTable table;
    private final @Nullable Integer parallelism;
    private final SinkCommits commits;

    private SinkTopology(FileStoreTable table, @Nullable Integer parallelism, SinkCommits commits) {
        this.table = table;
        this.parallelism = parallelism;
        this.commits = commits;
    }

    /** Writes the union of the streams; each of their operators must have a uid. */
    static void attach(
            FileStoreTable table,
            List<? extends DataStream<InternalRow>> streams,
            OperatorUids uids,
            SinkCommits commits) {
        DataStream<InternalRow> all = merged(table, streams.get(0));
        for (DataStream<InternalRow> more : streams.subList(1, streams.size())) {
            all = all.union(merged(table, more));
        }
        Transformation<?> end =
                new SinkTopology(
                                ZonedCommits.of(SameTableCommits.of(table)),
                                writers(table, streams),
                                commits)
                        .sink(all)
                        .getTransformation();
        keepApart(end.getInputs().get(0));
        uids.complete(end);
        OneSink.mark(end, table);
    }

    /**
     * Runs the operator that commits in a task of its own. Paimon gives it a greatest parallelism
     * of one, and Flink chains it to a single writer, whose greatest parallelism then stands in its
     * state: with more writers, that state would be refused.
     */
    private static void keepApart(Transformation<?> committer) {
        ((PhysicalTransformation<?>) committer).setChainingStrategy(ChainingStrategy.HEAD);
    }

    /**
     * The rows with those of one key merged before they are sent to the writer, if the table asks
     * for that; each task of a stream merges its own rows.
     */
    private static DataStream<InternalRow> merged(
            FileStoreTable table, DataStream<InternalRow> rows) {
        if (!table.coreOptions().localMergeEnabled() || table.primaryKeys().isEmpty()) {
            return rows;
        }
        SingleOutputStreamOperator<InternalRow> merged =
                rows.forward()
                        .transform(
                                "local merge",
                                rows.getType(),
                                new LocalMergeOperator.Factory(table.schema()));
        return rows.getParallelism() < 1 ? merged : merged.setParallelism(rows.getParallelism());
    }

    /**
     * The number of writers: as many as the table asks for, else as the widest stream has tasks,
     * but none that would be idle; null leaves it to the scheduler.
     */
    private static @Nullable Integer writers(
            FileStoreTable table, List<? extends DataStream<?>> streams) {
        Integer asked =
                Options.fromMap(table.options()).get(FlinkConnectorOptions.SINK_PARALLELISM);
        if (asked != null) {
            return asked;
        }
        int widest = streams.stream().mapToInt(DataStream::getParallelism).max().orElse(-1);
        int buckets = table.bucketSpec().getNumBuckets();
        boolean few = buckets > 0 && table.partitionKeys().isEmpty();
        return widest < 1 ? null : Integer.valueOf(few ? Math.min(widest, buckets) : widest);
    }

    private DataStreamSink<?> sink(DataStream<InternalRow> rows) {
        return switch (table.bucketMode()) {
            case HASH_FIXED ->
                    commit(
                            GuardedSinks.fixedBuckets(table, commits),
                            shuffle(rows, new RowDataChannelComputer(table.schema(), false)));
            case HASH_DYNAMIC ->
                    GuardedSinks.dynamicBuckets(table, commits).build(rows, parallelism);
            case KEY_DYNAMIC ->
                    GuardedSinks.dynamicBucketsAcrossPartitions(table, commits)
                            .build(rows, parallelism);
            case POSTPONE_MODE ->
                    commit(
                            GuardedSinks.postponedBuckets(table, commits),
                            shuffle(
                                    rows,
                                    byPartition()
                                            ? new RowDataHashPartitionChannelComputer(
                                                    table.schema())
                                            : new PostponeBucketChannelComputer(table.schema())));
            case BUCKET_UNAWARE ->
                    commit(
                            GuardedSinks.withoutBuckets(table, commits, parallelism),
                            byPartition()
                                    ? shuffle(
                                            rows,
                                            new RowDataHashPartitionChannelComputer(table.schema()))
                                    : rows);
        };
    }

    private boolean byPartition() {
        return !table.partitionKeys().isEmpty()
                && table.coreOptions().partitionSinkStrategy() == PartitionSinkStrategy.HASH;
    }

    private DataStream<InternalRow> shuffle(
            DataStream<InternalRow> rows, ChannelComputer<InternalRow> channels) {
        return FlinkStreamPartitioner.partition(rows, channels, parallelism);
    }

    private DataStreamSink<?> commit(FlinkSink<InternalRow> sink, DataStream<InternalRow> rows) {
        String user = table.coreOptions().createCommitUser();
        return sink.doCommit(sink.doWrite(rows, user, parallelism), user);
    }
}
