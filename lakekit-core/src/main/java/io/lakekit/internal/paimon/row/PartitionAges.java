package io.lakekit.internal.paimon.row;

import io.lakekit.design.Retention;
import io.lakekit.design.TableDesign;
import io.lakekit.internal.paimon.option.TableOptions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.paimon.partition.PartitionTimeExtractor;

/**
 * Paimon's way to read the age of a partition. A partition whose age cannot be read is kept for
 * ever, which only the log says; a day that does not exist, such as 2020-13-45, is read as another.
 */
public final class PartitionAges {

    private final PartitionTimeExtractor extractor;
    private final DateTimeFormatter format;
    private final String spelling;
    private final List<String> names;
    private final Retention kept;

    private PartitionAges(Retention kept, String day, List<String> names, String spelling) {
        this.extractor = new PartitionTimeExtractor(TableOptions.timePattern(kept, day), spelling);
        this.format = DateTimeFormatter.ofPattern(spelling, Locale.ROOT);
        this.spelling = spelling;
        this.names = names;
        this.kept = kept;
    }

    /** The ages in a table whose partitions expire by their day, or by their day and hour. */
    public static PartitionAges of(TableDesign design, Retention kept) {
        String day = TableOptions.day(design, kept);
        String hour = kept.hourColumn();
        return new PartitionAges(
                kept,
                day,
                hour == null ? List.of(day) : List.of(day, hour),
                TableOptions.timeFormat(design, kept));
    }

    /** The names of the columns that hold the time. */
    public List<String> names() {
        return names;
    }

    /** The letters of the format in which they hold it. */
    String spelling() {
        return spelling;
    }

    /** The age up to which partitions are kept. */
    Duration age() {
        return Objects.requireNonNull(kept.partitions(), "partitions");
    }

    /** The start of a partition as Paimon reads it; empty if the values cannot be read. */
    public Optional<LocalDateTime> start(List<String> values) {
        try {
            return Optional.of(extractor.extract(names, values));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The moment from which expiry may drop the partition; {@link Instant#MAX} if it never does.
     */
    Instant end(List<String> values) {
        try {
            return start(values)
                    .map(start -> start.atZone(kept.zone()).toInstant().plus(age()))
                    .orElse(Instant.MAX);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MAX;
        }
    }

    /** Whether the values are read as the time that they say. */
    boolean spell(List<String> values) {
        String spelled = String.join(" ", values) + (names.size() == 1 ? "" : ":00:00");
        return start(values).filter(time -> format.format(time).equals(spelled)).isPresent();
    }
}
