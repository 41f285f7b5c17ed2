package io.lakekit.table;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.commit.BareCommit;
import io.lakekit.internal.paimon.commit.BucketGuard;
import io.lakekit.internal.paimon.row.PaimonFilters;
import io.lakekit.internal.paimon.schema.RootCause;
import io.lakekit.internal.paimon.state.CompactionOptions;
import io.lakekit.internal.paimon.value.RowDecoder;
import io.lakekit.schema.Column;
import io.lakekit.schema.Filter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.paimon.append.AppendCompactCoordinator;
import org.apache.paimon.append.AppendCompactTask;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.operation.BaseAppendFileStoreWrite;
import org.apache.paimon.partition.PartitionPredicate;
import org.apache.paimon.predicate.Predicate;
import org.apache.paimon.predicate.PredicateBuilder;
import org.apache.paimon.table.BucketMode;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.TableWriteImpl;
import org.apache.paimon.table.source.DataSplit;
import org.apache.paimon.table.source.EndOfScanException;
import org.apache.paimon.table.source.snapshot.SnapshotReader;
import org.jspecify.annotations.Nullable;

/** A compaction that merges the small files of a table in one commit. */
final class Compaction {

    private static final Code LEFT_OUT =
            Code.warning("LK1210", "a partition that compaction left as it is", "compaction");

    private static final long IDENTIFIER = 1;

    private record Bucket(BinaryRow partition, int bucket) {}

    private record Size(long files, long bytes) {}

    private final FileStoreTable table;
    private final OpenedTable opened;
    private final BucketGuard guard;
    private final @Nullable Predicate predicate;
    private final java.util.function.Predicate<BinaryRow> matches;

    /**
     * Prepares a compaction of the partitions that match, or of the whole table if {@code
     * partitions} is null. Paimon has no predicate for some filters and then prunes nothing, so
     * partitions are tested one by one too.
     */
    Compaction(
            FileStoreTable table, List<Column<?>> partitionColumns, @Nullable Filter partitions) {
        this.table = CompactionOptions.compaction(table);
        this.opened = new OpenedTable(this.table);
        this.guard = BucketGuard.of(this.table);
        if (partitions == null) {
            this.predicate = null;
            this.matches = partition -> true;
        } else {
            RowDecoder decoder = RowDecoder.of(partitionColumns);
            this.predicate = PaimonFilters.of(partitions, table.rowType()).orElse(null);
            this.matches = partition -> partitions.test(decoder.row(partition));
        }
    }

    CompactionReport run() {
        opened.requireUnchanged();
        long start = System.nanoTime();
        Size before = size();
        Diagnostics leftOut = leftOut();
        compact();
        Size after = size();
        return new CompactionReport(
                before.files(),
                after.files(),
                before.bytes(),
                after.bytes(),
                (System.nanoTime() - start) / 1_000_000,
                leftOut);
    }

    private void compact() {
        String user = "lakekit-compact-" + UUID.randomUUID();
        try (Publication publication = new Publication(table, user)) {
            PreparedFiles files = withoutBuckets() ? compactFiles(user) : compactBuckets(user);
            if (!files.compactions().isEmpty()) {
                publish(publication, files);
            }
        } catch (IllegalStateException | DiagnosticsException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw failure(RootCause.of(e) + "; the table is as it was", e);
        }
    }

    private boolean withoutBuckets() {
        return table.primaryKeys().isEmpty() && table.bucketMode() == BucketMode.BUCKET_UNAWARE;
    }

    private void publish(Publication publication, PreparedFiles files) {
        try {
            publication.compactions(IDENTIFIER, files);
        } catch (DiagnosticsException e) {
            files.deleteCompactions(table);
            throw e;
        } catch (RuntimeException e) {
            if (BareCommit.isLost(e)) {
                files.deleteCompactions(table);
                throw failure(
                        "others compacted the same files meanwhile; the table is as they left it."
                                + " Compact again, or let one writer or job compact",
                        e);
            }
            throw failure(
                    RootCause.of(e)
                            + "; its rows are as they were, but whether the compaction is in is not known",
                    e);
        }
        publication.startUpkeep(IDENTIFIER);
    }

    private IllegalStateException failure(String why, Exception cause) {
        return new IllegalStateException(
                "Cannot compact table " + table.name() + ": " + why, cause);
    }

    /**
     * The splits of all files. A reader of a table with deletion vectors would leave the new files
     * out.
     */
    private List<DataSplit> splits() {
        SnapshotReader reader = table.newSnapshotReader();
        if (predicate != null) {
            reader.withFilter(predicate);
        }
        return reader.read().dataSplits().stream()
                .filter(split -> matches.test(split.partition()))
                .toList();
    }

    private Size size() {
        List<DataFileMeta> files =
                splits().stream().flatMap(split -> split.dataFiles().stream()).toList();
        return new Size(files.size(), files.stream().mapToLong(DataFileMeta::fileSize).sum());
    }

    /**
     * A warning for each partition that has another number of buckets than the table: Paimon does
     * not compact them before the numbers agree.
     */
    private Diagnostics leftOut() {
        Map<String, Integer> others = new TreeMap<>();
        splits().stream()
                .filter(split -> !isRight(split))
                .forEach(
                        split ->
                                others.put(
                                        guard.name(split.partition()),
                                        Objects.requireNonNull(split.totalBuckets())));
        return Diagnostics.copyOf(
                others.entrySet().stream()
                        .map(other -> leftOut(other.getKey(), other.getValue()))
                        .toList());
    }

    private Diagnostic leftOut(String partition, int written) {
        return LEFT_OUT.at(Place.table(table.fullName()))
                .says(
                        "%s written with %s, and the table has %d",
                        table.partitionKeys().isEmpty()
                                ? "its rows were"
                                : "partition " + partition + " was",
                        BucketGuard.counted(written),
                        table.bucketSpec().getNumBuckets())
                .so("its files were left as they are")
                .fix(
                        "Overwrite what was written with the old number, or copy it to a table of another name.");
    }

    private boolean isRight(DataSplit split) {
        Integer written = split.totalBuckets();
        return written == null || guard.isRight(written);
    }

    private PreparedFiles compactBuckets(String user) throws Exception {
        Set<Bucket> buckets = new LinkedHashSet<>();
        splits().stream()
                .filter(this::isRight)
                .forEach(split -> buckets.add(new Bucket(split.partition(), split.bucket())));
        try (WriteSession session = new WriteSession(table, user)) {
            for (Bucket bucket : buckets) {
                session.compact(bucket.partition(), bucket.bucket(), true);
            }
            return PreparedFiles.of(session.prepare(IDENTIFIER));
        }
    }

    private PreparedFiles compactFiles(String user) throws Exception {
        try (TableWriteImpl<?> write = table.newWrite(user)) {
            List<CommitMessage> messages = new ArrayList<>();
            for (AppendCompactTask task : plan()) {
                messages.add(
                        task.doCompact(table, (BaseAppendFileStoreWrite) write.fileStoreWrite()));
            }
            return PreparedFiles.of(messages);
        }
    }

    private List<AppendCompactTask> plan() {
        try {
            return new AppendCompactCoordinator(table, false, partitionPredicate())
                    .run().stream().filter(task -> matches.test(task.partition())).toList();
        } catch (EndOfScanException e) {
            return List.of();
        }
    }

    private @Nullable PartitionPredicate partitionPredicate() {
        if (predicate == null) {
            return null;
        }
        int[] mapping =
                table.rowType().getFieldNames().stream()
                        .mapToInt(table.partitionKeys()::indexOf)
                        .toArray();
        return PredicateBuilder.transformFieldMapping(predicate, mapping)
                .map(
                        p ->
                                PartitionPredicate.fromPredicate(
                                        table.schema().logicalPartitionType(), p))
                .orElse(null);
    }
}
