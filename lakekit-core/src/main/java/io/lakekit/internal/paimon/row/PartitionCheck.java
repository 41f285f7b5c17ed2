package io.lakekit.internal.paimon.row;

import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.Retention;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.option.TableOptions;
import io.lakekit.schema.Column;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.utils.PartitionPathUtils;
import org.jspecify.annotations.Nullable;

/**
 * The check of a row's partition. The row is refused if its partition has no directory of its own,
 * is of an event type that is not declared, could never be dropped, or should have been dropped
 * already.
 */
final class PartitionCheck {

    private static final Code COMMA =
            Code.error(
                    "LK1212",
                    "a partition's value with a comma, which would never expire",
                    "a write");
    private static final Code TOO_LONG =
            Code.error("LK1213", "a partition's value too long for a directory's name", "a write");

    /** The code of a row that is late. */
    static final Code LATE =
            Code.error("LK1211", "a row for a partition that is kept no longer", "a write");

    private static final String NONE = CoreOptions.PARTITION_DEFAULT_NAME.defaultValue();

    /** The greatest length of a file's name in bytes, on every common file system. */
    private static final int LONGEST = 255;

    private final TableDesign design;
    private final List<String> names;
    private final int[] positions;
    private final Clock clock;
    private final @Nullable PartitionAges ages;
    private final boolean dropped;
    private final boolean looksUp;
    private final @Nullable String typeColumn;
    private final List<String> types;
    private @Nullable Object[] last = {};
    private Instant lastEnd = Instant.MAX;

    PartitionCheck(TableDesign design, List<String> stored, Clock clock) {
        this.design = design;
        this.clock = clock;
        this.names = design.partitionColumns().stream().map(Column::name).toList();
        this.positions = names.stream().mapToInt(stored::indexOf).toArray();
        Retention kept = design.retention();
        this.ages =
                kept == null || kept.partitions() == null ? null : PartitionAges.of(design, kept);
        this.dropped = TableOptions.expires(design);
        this.looksUp =
                !design.primaryKey().isEmpty()
                        && CoreOptions.fromMap(TableOptions.all(design)).needLookup();
        List<EventType> declared =
                design instanceof HybridTable table ? table.eventTypes() : List.of();
        this.types = declared.stream().map(EventType::name).toList();
        this.typeColumn = declared.isEmpty() ? null : declared.get(0).discriminator().name();
    }

    /**
     * Checks the value that all rows of a stream have in this column.
     *
     * @throws DiagnosticsException if the value is refused
     */
    void check(Column<?> column, String text) {
        if (names.contains(column.name())) {
            BinaryString value = BinaryString.fromString(text);
            requireName(column.name(), value);
            requireDropped(column.name(), value);
        }
    }

    /**
     * Checks the partition of a full row.
     *
     * @throws DiagnosticsException if the partition is refused
     */
    void check(GenericRow row) {
        if (positions.length == 0) {
            return;
        }
        @Nullable Object[] partition = new Object[positions.length];
        for (int i = 0; i < positions.length; i++) {
            partition[i] = row.getField(positions[i]);
        }
        if (!Arrays.equals(partition, last)) {
            for (int i = 0; i < partition.length; i++) {
                requireName(names.get(i), partition[i]);
                requireType(names.get(i), partition[i]);
                requireDropped(names.get(i), partition[i]);
            }
            lastEnd = end(partition);
            last = partition;
        }
        if (dropped && clock.instant().isAfter(lastEnd)) {
            throw late(partition);
        }
    }

    /**
     * Refuses values that do not make a directory of their own: Paimon keeps nulls, blanks and its
     * own word for them in one directory, and names local look-up files after partitions.
     */
    private void requireName(String column, @Nullable Object value) {
        if (!(value instanceof BinaryString)) {
            return;
        }
        String text = value.toString();
        if (text.isBlank() || text.equals(NONE)) {
            throw refused(
                    ColumnValues.MISFIT,
                    column,
                    "is blank or the name of no partition",
                    "rows of several partitions would share one directory",
                    "Supply a value with letters or digits.");
        }
        if (looksUp && text.contains("/")) {
            throw refused(
                    ColumnValues.MISFIT,
                    column,
                    "is a partition's value with a '/'",
                    "looking changes up makes local files named after partitions, which fails",
                    "Write it without '/'.");
        }
        int bytes = directory(column, text).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            throw refused(
                    TOO_LONG,
                    column,
                    "is a partition's value of "
                            + text.length()
                            + " characters, whose directory has a name of "
                            + bytes
                            + " bytes",
                    "file systems take names of " + LONGEST + " bytes at most",
                    "Supply a shorter value; beside '"
                            + column
                            + "=' there is room for "
                            + (LONGEST - directory(column, "-").length() + 1)
                            + " bytes, and characters such as ':' take three.");
        }
    }

    private static String directory(String column, String text) {
        String path =
                PartitionPathUtils.generatePartitionPath(new LinkedHashMap<>(Map.of(column, text)));
        return path.substring(0, path.length() - 1);
    }

    private void requireType(String column, @Nullable Object value) {
        if (column.equals(typeColumn) && !types.contains(String.valueOf(value))) {
            throw refused(
                    ColumnValues.MISFIT,
                    column,
                    "is '" + value + "', which is none of the event types",
                    "its partition would be one that no stream fills and nothing keeps",
                    "Write one of " + String.join(", ", types) + ", or declare the type.");
        }
    }

    /**
     * Refuses values that expiry cannot name: Paimon names partitions by a text in which commas
     * separate the columns.
     */
    private void requireDropped(String column, @Nullable Object value) {
        if (dropped && value instanceof BinaryString && value.toString().contains(",")) {
            throw refused(
                    COMMA,
                    column,
                    "is '" + value + "', a partition's value with a comma",
                    "expiry separates the columns of a partition by commas, and would never drop"
                            + " it or"
                            + " drop another",
                    "Write it without commas.");
        }
    }

    private Instant end(@Nullable Object[] partition) {
        if (ages == null) {
            return Instant.MAX;
        }
        List<String> spelled = spelled(ages, partition);
        if (!ages.spell(spelled)) {
            throw refused(
                    ColumnValues.MISFIT,
                    ages.names().get(0),
                    "is '" + String.join(" ", spelled) + "', which spells no time",
                    "the partition would expire at another time or never",
                    "Supply the time as '"
                            + ages.spelling()
                            + "' spells it; the day is in '"
                            + ages.names().get(0)
                            + "'.");
        }
        return ages.end(spelled);
    }

    private List<String> spelled(PartitionAges read, @Nullable Object[] partition) {
        List<String> values = new ArrayList<>();
        for (String name : read.names()) {
            values.add(Objects.toString(partition[names.indexOf(name)], NONE));
        }
        return values;
    }

    private DiagnosticsException late(@Nullable Object[] partition) {
        PartitionAges read = Objects.requireNonNull(ages);
        return refused(
                LATE,
                read.names().get(0),
                "is '"
                        + String.join(" ", spelled(read, partition))
                        + "', a partition that was kept until "
                        + lastEnd,
                "the row would be gone after the next check of expiry",
                "Raise the retention before filling old partitions again, or say what becomes of"
                        + " late rows.");
    }

    private DiagnosticsException refused(
            Code code, String column, String fact, String consequence, String fix) {
        return new DiagnosticsException(
                code.at(Place.table(design.name()).column(column))
                        .says("%s", fact)
                        .so("%s", consequence)
                        .fix("%s", fix));
    }
}
