package io.lakekit.paimon;

import io.lakekit.design.Retention;
import io.lakekit.design.TableDesign;
import io.lakekit.schema.Column;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.partition.PartitionTimeExtractor;

/**
 * Whether Paimon can read the age of a row's partition. What it cannot read it keeps for ever, and
 * says so in its log only. Not for use by several threads.
 */
final class PartitionAges {

    private final PartitionTimeExtractor extractor;
    private final List<String> names;
    private final int[] positions;
    private List<String> readable = List.of();

    private PartitionAges(PartitionTimeExtractor extractor, List<String> names, int[] positions) {
        this.extractor = extractor;
        this.names = names;
        this.positions = positions;
    }

    /** Of a design whose partitions expire. */
    static PartitionAges of(TableDesign design, Retention kept) {
        List<String> stored = design.columns().stream().map(Column::name).toList();
        String day = design.partitionColumns().get(0).name();
        String hour = kept.hourColumn();
        List<String> names = hour == null ? List.of(day) : List.of(day, hour);
        return new PartitionAges(
                new PartitionTimeExtractor(
                        TableOptions.timePattern(kept, day), TableOptions.timeFormat(kept)),
                names,
                names.stream().mapToInt(stored::indexOf).toArray());
    }

    /** The columns that spell the time. */
    List<String> names() {
        return names;
    }

    /** What they spell in a row. */
    List<String> values(GenericRow row) {
        List<String> values = new ArrayList<>();
        for (int position : positions) {
            values.add(
                    row.isNullAt(position)
                            ? CoreOptions.PARTITION_DEFAULT_NAME.defaultValue()
                            : row.getString(position).toString());
        }
        return values;
    }

    /** Whether that is a time; the last that was is not read again. */
    boolean reads(List<String> values) {
        if (values.equals(readable)) {
            return true;
        }
        try {
            extractor.extract(names, values);
            readable = values;
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
