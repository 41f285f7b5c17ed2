package io.lakekit.internal.paimon.state;

import io.lakekit.design.Retention;
import io.lakekit.design.TableDesign;
import io.lakekit.internal.paimon.row.PartitionAges;
import io.lakekit.internal.paimon.value.RowDecoder;
import io.lakekit.schema.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.CoreOptions.PartitionExpireStrategy;
import org.apache.paimon.table.FileStoreTable;

/**
 * A partition of a live table.
 *
 * @param values the values of its columns
 * @param lastWritten the time at which its newest file was written
 */
public record LivePartition(Row values, Instant lastWritten) {

    private static final String NONE = CoreOptions.PARTITION_DEFAULT_NAME.defaultValue();

    /** The partitions of the newest snapshot, in no particular order. */
    public static List<LivePartition> of(TableDesign design, FileStoreTable table) {
        RowDecoder decoder = RowDecoder.of(design.partitionColumns());
        return table.newScan().listPartitionEntries().stream()
                .map(
                        entry ->
                                new LivePartition(
                                        decoder.row(entry.partition()),
                                        Instant.ofEpochMilli(entry.lastFileCreationTime())))
                .toList();
    }

    /** Whether commits drop old partitions of the table, but never this one, however old it is. */
    public boolean isNeverDropped(TableDesign design, FileStoreTable table) {
        CoreOptions options = table.coreOptions();
        if (options.partitionExpireTime() == null) {
            return false;
        }
        boolean byValue = options.partitionExpireStrategy() == PartitionExpireStrategy.VALUES_TIME;
        return design.partitionColumns().stream()
                .map(values::get)
                .anyMatch(value -> value == null ? byValue : value.toString().contains(","));
    }

    /**
     * The start of the partition as expiry reads it; empty if expiry cannot read it and keeps it
     * for ever.
     */
    public Optional<LocalDateTime> start(TableDesign design, Retention kept) {
        PartitionAges ages = PartitionAges.of(design, kept);
        return ages.start(
                design.partitionColumns().stream()
                        .filter(column -> ages.names().contains(column.name()))
                        .map(column -> Objects.toString(values.get(column), NONE))
                        .toList());
    }
}
