package io.lakekit.paimon;

import io.lakekit.design.Retention;
import io.lakekit.schema.Column;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.paimon.partition.PartitionTimeExtractor;

/**
 * How Paimon reads the age of a partition. What it cannot read it keeps for ever, and says so in
 * its log only; a day that is none, such as 2020-13-45, it reads as another.
 */
final class PartitionAges {

    private final PartitionTimeExtractor extractor;
    private final DateTimeFormatter format;
    private final List<String> names;

    private PartitionAges(Retention kept, String day, List<String> names) {
        String spelling = TableOptions.timeFormat(kept);
        this.extractor = new PartitionTimeExtractor(TableOptions.timePattern(kept, day), spelling);
        this.format = DateTimeFormatter.ofPattern(spelling, Locale.ROOT);
        this.names = names;
    }

    /** Of a table whose partitions expire by its first partition column, and by its hour. */
    static PartitionAges of(List<Column<?>> partitionColumns, Retention kept) {
        String day = partitionColumns.get(0).name();
        String hour = kept.hourColumn();
        return new PartitionAges(kept, day, hour == null ? List.of(day) : List.of(day, hour));
    }

    /** The columns that spell the time. */
    List<String> names() {
        return names;
    }

    /** What they are read as; nothing if they cannot be read. */
    Optional<LocalDateTime> start(List<String> values) {
        try {
            return Optional.of(extractor.extract(names, values));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether they are read as the time that they spell. */
    boolean spell(List<String> values) {
        String spelled = String.join(" ", values) + (names.size() == 1 ? "" : ":00:00");
        return start(values).filter(time -> format.format(time).equals(spelled)).isPresent();
    }
}
