package io.lakekit.health;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.paimon.value.RowDecoder;
import io.lakekit.schema.Row;
import java.time.Instant;
import java.util.List;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.table.FileStoreTable;

/**
 * A data file of a table's newest snapshot.
 *
 * @param place the partition and bucket that it belongs to
 * @param data what is known about it without opening it
 */
record LiveFile(Place place, DataFileMeta data) {

    /** A bucket of a partition; the row is empty if there are no partitions. */
    record Place(Row partition, int bucket) {

        @Override
        public String toString() {
            return partition.asMap().isEmpty()
                    ? "bucket " + bucket
                    : "bucket " + bucket + " of " + partition;
        }
    }

    static List<LiveFile> of(TableDesign design, FileStoreTable table) {
        RowDecoder decoder = RowDecoder.of(design.partitionColumns());
        return table.store().newScan().plan().files(FileKind.ADD).stream()
                .map(
                        entry ->
                                new LiveFile(
                                        new Place(decoder.row(entry.partition()), entry.bucket()),
                                        entry.file()))
                .toList();
    }

    Instant written() {
        return Instant.ofEpochMilli(data.creationTimeEpochMillis());
    }
}
