package io.lakekit.paimon;

import io.lakekit.design.Retention;
import io.lakekit.design.TableDesign;
import io.lakekit.paimon.value.RowDecoder;
import io.lakekit.schema.Column;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.manifest.PartitionEntry;
import org.apache.paimon.table.FileStoreTable;

/**
 * A partition of a live table.
 *
 * @param values what its columns hold, by name, in the order of the columns
 * @param lastWritten when its newest file was written
 */
public record LivePartition(Map<String, String> values, Instant lastWritten) {

    /** Those of the newest snapshot, in no particular order. */
    public static List<LivePartition> of(TableDesign design, FileStoreTable table) {
        RowDecoder decoder = RowDecoder.of(design.partitionColumns());
        List<LivePartition> partitions = new ArrayList<>();
        for (PartitionEntry entry : table.newScan().listPartitionEntries()) {
            partitions.add(
                    new LivePartition(
                            values(decoder, entry.partition()),
                            Instant.ofEpochMilli(entry.lastFileCreationTime())));
        }
        return partitions;
    }

    private static Map<String, String> values(RowDecoder decoder, BinaryRow partition) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Column<?>> columns = decoder.columns();
        for (int i = 0; i < columns.size(); i++) {
            Object value = decoder.value(partition, i);
            values.put(
                    columns.get(i).name(),
                    value == null
                            ? CoreOptions.PARTITION_DEFAULT_NAME.defaultValue()
                            : value.toString());
        }
        return values;
    }

    /** When it starts, as expiry reads it; nothing if expiry cannot, and so keeps it for ever. */
    public Optional<LocalDateTime> start(TableDesign design, Retention kept) {
        PartitionAges ages = PartitionAges.of(design.partitionColumns(), kept);
        return ages.start(
                ages.names().stream()
                        .map(name -> Objects.requireNonNull(values.get(name)))
                        .toList());
    }
}
