package io.lakekit.internal.paimon.state;

import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.TableDesign;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.manifest.PartitionEntry;
import org.apache.paimon.table.FileStoreTable;

/**
 * The check for partitions whose event type, or other constant, the design does not have. Rows are
 * stored by the name of the constant, so a constant that was renamed leaves its rows behind.
 */
public final class PartitionConstants {

    /**
     * A value that partitions have and the design does not have.
     *
     * @param column the partition column
     * @param value the name of the constant
     * @param partitions the number of partitions that have it
     */
    public record Unknown(Column<?> column, String value, long partitions) {

        /** The reason why the design does not fit these partitions, and the way out. */
        public String reason() {
            return (partitions == 1 ? "1 partition holds" : partitions + " partitions hold")
                    + " rows that are stored under this name, which readers of the design miss or"
                    + " cannot read; let the constant keep this name and the design the event type,"
                    + " or drop the partitions first";
        }
    }

    private PartitionConstants() {}

    /** The unknown values in the newest snapshot, by column and value; empty if there are none. */
    public static List<Unknown> of(TableDesign design, FileStoreTable table) {
        List<Column<?>> constants =
                design.partitionColumns().stream()
                        .filter(column -> isOfTypes(design, column) || isEnum(column))
                        .filter(column -> table.partitionKeys().contains(column.name()))
                        .toList();
        if (constants.isEmpty()) {
            return List.of();
        }
        List<PartitionEntry> entries = table.newScan().listPartitionEntries();
        return constants.stream()
                .flatMap(column -> unknown(design, table, entries, column))
                .toList();
    }

    private static Stream<Unknown> unknown(
            TableDesign design,
            FileStoreTable table,
            List<PartitionEntry> entries,
            Column<?> column) {
        Set<String> known = known(design, column);
        int level = table.partitionKeys().indexOf(column.name());
        SortedMap<String, Long> counts = new TreeMap<>(Comparator.naturalOrder());
        for (PartitionEntry entry : entries) {
            BinaryRow partition = entry.partition();
            if (!partition.isNullAt(level)) {
                String value = partition.getString(level).toString();
                counts.merge(value, known.contains(value) ? 0L : 1L, Long::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(counted -> counted.getValue() > 0)
                .map(counted -> new Unknown(column, counted.getKey(), counted.getValue()));
    }

    private static boolean isEnum(Column<?> column) {
        return column.type().kind() == ColumnType.Kind.ENUM;
    }

    /** Whether the column tells the event types of a hybrid table apart. */
    private static boolean isOfTypes(TableDesign design, Column<?> column) {
        return design instanceof HybridTable table
                && table.discriminator().filter(by -> by.name().equals(column.name())).isPresent();
    }

    private static Set<String> known(TableDesign design, Column<?> column) {
        if (design instanceof HybridTable table && isOfTypes(design, column)) {
            return table.eventTypes().stream().map(EventType::name).collect(Collectors.toSet());
        }
        return Stream.of(column.type().javaType().getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.toSet());
    }
}
