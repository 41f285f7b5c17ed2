package io.lakekit.internal.paimon.commit;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.manifest.SimpleFileEntry;
import org.apache.paimon.operation.FileStoreScan;
import org.apache.paimon.table.BucketMode;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.RowKeyExtractor;
import org.apache.paimon.types.RowType;
import org.apache.paimon.utils.InternalRowPartitionComputer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps rows out of partitions that were written with another number of buckets than the table has:
 * a key would go to another bucket than the one that it is in, and be stored twice. Looks at a
 * partition once, when the first row of it comes; at one that it refuses, again from time to time,
 * as it may have been overwritten. Not for use by several threads.
 */
public final class BucketGuard {

    private static final Code OTHER_BUCKETS =
            Code.error("LK1209", "a row of a partition with another number of buckets", "a write");

    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

    private record Refused(int buckets, long since) {}

    private final FileStoreTable table;
    private final boolean fixed;
    private final int buckets;
    private final RowKeyExtractor keys;
    private final Set<BinaryRow> right = new HashSet<>();
    private final Map<BinaryRow, Refused> refused = new HashMap<>();
    private final List<InternalRow.FieldGetter> partition;
    private @Nullable Object @Nullable [] last;

    private BucketGuard(FileStoreTable table) {
        this.table = table;
        this.fixed = table.bucketMode() == BucketMode.HASH_FIXED;
        this.buckets = table.coreOptions().bucket();
        this.keys = table.createRowKeyExtractor();
        this.partition = partition(table);
    }

    private static List<InternalRow.FieldGetter> partition(FileStoreTable table) {
        RowType row = table.rowType();
        return table.partitionKeys().stream()
                .map(
                        key ->
                                InternalRow.createFieldGetter(
                                        row.getTypeAt(row.getFieldIndex(key)),
                                        row.getFieldIndex(key)))
                .toList();
    }

    /** The guard of a table. If its number of buckets is not fixed, every row is accepted. */
    public static BucketGuard of(FileStoreTable table) {
        return new BucketGuard(table);
    }

    /**
     * Refuses a row of a partition with another number of buckets; nothing of it is written then.
     *
     * @throws DiagnosticsException with the partition
     */
    public void require(InternalRow row) {
        if (!fixed || isInTheLast(row)) {
            return;
        }
        keys.setRecord(row);
        BinaryRow partition = keys.partition();
        if (!right.contains(partition)) {
            look(partition);
        }
        last = this.partition.stream().map(value -> value.getFieldOrNull(row)).toArray();
    }

    /** Whether a row is in the partition of the row before, which most are. */
    private boolean isInTheLast(InternalRow row) {
        if (last == null) {
            return false;
        }
        for (int i = 0; i < last.length; i++) {
            if (!Objects.equals(last[i], partition.get(i).getFieldOrNull(row))) {
                return false;
            }
        }
        return true;
    }

    private void look(BinaryRow partition) {
        Refused before = refused.get(partition);
        if (before != null && System.nanoTime() - before.since() < PATIENCE) {
            throw new DiagnosticsException(refusal(partition, before.buckets()));
        }
        Integer written = others(newest().withPartitionFilter(List.of(partition))).get(partition);
        if (written != null) {
            refused.put(partition.copy(), new Refused(written, System.nanoTime()));
            throw new DiagnosticsException(refusal(partition, written));
        }
        refused.remove(partition);
        right.add(partition.copy());
    }

    private Diagnostic refusal(BinaryRow partition, int written) {
        return OTHER_BUCKETS
                .at(Place.table(table.fullName()))
                .says(
                        "%s written with %s, and the table has %d",
                        table.partitionKeys().isEmpty()
                                ? "its rows were"
                                : "partition " + name(partition) + " was",
                        counted(written),
                        buckets)
                .so(
                        "a key would go to another bucket than the one it is in, and be read twice;"
                                + " the row was not written")
                .fix(
                        "Overwrite what was written with the old number, or write it to a table of"
                                + " another name.");
    }

    /** A number of buckets in words, such as 1 bucket or 4 buckets. */
    public static String counted(int buckets) {
        return buckets == 1 ? "1 bucket" : buckets + " buckets";
    }

    /**
     * The partitions with another number of buckets than the table: that number by the partition's
     * name.
     */
    public Map<String, Integer> others() {
        Map<String, Integer> named = new TreeMap<>();
        if (fixed) {
            others(newest()).forEach((partition, count) -> named.put(name(partition), count));
        }
        return named;
    }

    /**
     * Whether a partition that was written with this number of buckets takes rows and compactions.
     */
    public boolean isRight(int written) {
        return !fixed || written == buckets;
    }

    /**
     * The name of a partition in the user's words, such as {dt=2026-11-24}; {} if the table has no
     * partitions.
     */
    public String name(BinaryRow partition) {
        CoreOptions options = table.coreOptions();
        return new InternalRowPartitionComputer(
                        options.partitionDefaultName(),
                        table.schema().logicalPartitionType(),
                        table.partitionKeys().toArray(new String[0]),
                        options.legacyPartitionName())
                .generatePartValues(partition)
                .toString();
    }

    private FileStoreScan newest() {
        return table.store().newScan();
    }

    private Map<BinaryRow, Integer> others(FileStoreScan scan) {
        Map<BinaryRow, Integer> others = new HashMap<>();
        Snapshot newest = table.snapshotManager().latestSnapshot();
        if (newest != null) {
            for (SimpleFileEntry file : scan.withSnapshot(newest).readSimpleEntries()) {
                if (file.totalBuckets() > 0 && file.totalBuckets() != buckets) {
                    others.put(file.partition(), file.totalBuckets());
                }
            }
        }
        return others;
    }
}
