package io.lakekit.internal.paimon.option;

import io.lakekit.design.AggFunction;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Deletes;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.RawOption;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableKind;
import io.lakekit.design.ValueColumn;
import io.lakekit.design.WholeRowTable;
import io.lakekit.function.UserFunction;
import io.lakekit.internal.paimon.function.FieldOption;
import io.lakekit.internal.paimon.function.StoredFunction;
import io.lakekit.internal.text.Spans;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.CoreOptions.MergeEngine;
import org.apache.paimon.options.ConfigOption;

/** The options that a design becomes: sorted, and only those that differ from Paimon's defaults. */
public final class TableOptions {

    /** The end of the format of a partition's time if the hour is text. */
    public static final String OF_TEXT = " HH:mm:ss";

    /** The end of the format of a partition's time if the hour is an integer. */
    public static final String OF_INTEGER = " H:mm:ss";

    private final SortedMap<String, String> options = new TreeMap<>();

    private TableOptions() {}

    static SortedMap<String, String> owned(TableDesign design) {
        TableOptions emitted = new TableOptions();
        emitted.put(CoreOptions.DISABLE_EXPLICIT_TYPE_CASTING, "true");
        emitted.merging(design);
        emitted.bucketing(design);
        emitted.changelog(design.changelog());
        emitted.retention(design);
        return emitted.options;
    }

    /** All options of a design, with the raw ones, by the names that Paimon knows them by. */
    public static SortedMap<String, String> all(TableDesign design) {
        SortedMap<String, String> all = owned(design);
        for (RawOption raw : design.rawOptions()) {
            all.put(KnownOptions.canonical(raw.key()), raw.value());
        }
        if (FileFormats.haveOrc(all)
                && FileFormats.have(ColumnType.Kind.TIMESTAMP_LTZ, design.columns())) {
            all.putIfAbsent(FileFormats.LEGACY_INSTANTS, "false");
        }
        return all;
    }

    private void merging(TableDesign design) {
        MergeEngine engine =
                design.byKind(
                        this::grouped,
                        this::wholeRow,
                        this::summed,
                        append -> MergeEngine.DEDUPLICATE,
                        hybrid -> MergeEngine.DEDUPLICATE);
        if (engine != CoreOptions.MERGE_ENGINE.defaultValue()) {
            put(CoreOptions.MERGE_ENGINE, engine.toString());
        }
    }

    private MergeEngine grouped(GroupedTable table) {
        table.groups().forEach(this::group);
        rowOrder(table.rowOrder());
        switch (table.deletes()) {
            case IGNORE -> put(CoreOptions.IGNORE_DELETE, "true");
            case WHOLE_ROW -> put(CoreOptions.PARTIAL_UPDATE_REMOVE_RECORD_ON_DELETE, "true");
            case REFUSE -> {}
        }
        return MergeEngine.PARTIAL_UPDATE;
    }

    private MergeEngine wholeRow(WholeRowTable table) {
        rowOrder(table.order());
        table.rowKind().ifPresent(column -> put(CoreOptions.ROWKIND_FIELD, column.name()));
        if (table.deletes() == Deletes.IGNORE) {
            put(CoreOptions.IGNORE_DELETE, "true");
        }
        return table.kind() == TableKind.FIRST ? MergeEngine.FIRST_ROW : MergeEngine.DEDUPLICATE;
    }

    private MergeEngine summed(SummaryTable table) {
        table.values().forEach(value -> function(value.column(), value.function()));
        rowOrder(table.rowOrder());
        switch (table.deletes().orElse(Deletes.REFUSE)) {
            case IGNORE -> put(CoreOptions.IGNORE_DELETE, "true");
            case WHOLE_ROW -> put(CoreOptions.AGGREGATION_REMOVE_RECORD_ON_DELETE, "true");
            case REFUSE -> {}
        }
        return MergeEngine.AGGREGATE;
    }

    private void rowOrder(List<Column<?>> order) {
        if (!order.isEmpty()) {
            put(CoreOptions.SEQUENCE_FIELD, names(order));
        }
    }

    /** Adds the options of a group. A value with its own order is a group of its own. */
    private void group(SequenceGroup group) {
        List<Column<?>> members = new ArrayList<>();
        for (ValueColumn value : group.values()) {
            if (value.ownOrder().isEmpty()) {
                members.add(value.column());
                if (value.function().kind() != AggFunction.Kind.LATEST) {
                    function(value.column(), value.function());
                }
            } else {
                sequenceGroup(value.ownOrder(), List.of(value.column()));
            }
        }
        if (!members.isEmpty()) {
            sequenceGroup(group.order(), members);
        } else if (!group.values().isEmpty()) {
            sequenceGroup(group.order(), group.order());
        }
    }

    private void sequenceGroup(List<Column<?>> order, List<Column<?>> members) {
        options.put(new FieldOption(nameList(order), FieldOption.GROUP).key(), names(members));
    }

    private static String names(List<Column<?>> columns) {
        return FieldOption.list(nameList(columns));
    }

    private static List<String> nameList(List<Column<?>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private void function(Column<?> column, AggFunction<?> function) {
        String name = column.name();
        put(name, FieldOption.FUNCTION, FunctionNames.of(function.kind()));
        if (function.delimiter() != null && !function.delimiter().equals(",")) {
            put(name, FieldOption.DELIMITER, function.delimiter());
        }
        if (function.kind() == AggFunction.Kind.COLLECT_DISTINCT) {
            put(name, FieldOption.DISTINCT, "true");
        }
        if (!function.nestedKey().isEmpty()) {
            put(name, FieldOption.NESTED_KEY, FieldOption.list(function.nestedKey()));
        }
        if (function.limit() != null) {
            put(name, FieldOption.LIMIT, function.limit().toString());
        }
        if (function.isIgnoringRetract()) {
            put(name, FieldOption.IGNORE_RETRACT, "true");
        }
        if (function.userFunction() != null) {
            userFunction(name, function.userFunction());
        }
    }

    private void put(String column, String option, String value) {
        options.put(FieldOption.of(column, option).key(), value);
    }

    private void userFunction(String column, UserFunction<?> function) {
        options.put(StoredFunction.classOption(column), function.getClass().getName());
        if (function.getClass().getRecordComponents().length > 0) {
            options.put(StoredFunction.argumentsOption(column), StoredFunction.arguments(function));
        }
    }

    private void bucketing(TableDesign design) {
        Buckets buckets = design.buckets().orElse(null);
        if (buckets instanceof Buckets.Fixed fixed) {
            put(CoreOptions.BUCKET, Integer.toString(fixed.count()));
            if (!fixed.key().isEmpty()) {
                put(CoreOptions.BUCKET_KEY, names(fixed.key()));
            }
        } else if (buckets instanceof Buckets.Postpone) {
            put(CoreOptions.BUCKET, "-2");
        }
    }

    private void changelog(ChangelogProducer producer) {
        if (producer != ChangelogProducer.NONE) {
            put(
                    CoreOptions.CHANGELOG_PRODUCER,
                    producer.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private void retention(TableDesign design) {
        Retention kept = design.retention();
        if (kept == null) {
            return;
        }
        if (kept.snapshots() != null) {
            put(CoreOptions.SNAPSHOT_TIME_RETAINED, Spans.option(kept.snapshots()));
        }
        if (kept.rows() != null) {
            put(CoreOptions.RECORD_LEVEL_EXPIRE_TIME, Spans.option(kept.rows().age()));
            put(CoreOptions.RECORD_LEVEL_TIME_FIELD, kept.rows().timeColumn());
        }
        if (kept.partitions() != null && expires(design)) {
            expiry(design, kept, kept.partitions());
        }
    }

    /**
     * Whether commits drop old partitions. If event types are kept for different times, they do
     * not, because Paimon has one age for all.
     */
    public static boolean expires(TableDesign design) {
        Retention kept = design.retention();
        boolean perType =
                design instanceof HybridTable hybrid
                        && hybrid.eventTypes().stream().anyMatch(type -> type.retention() != null);
        return kept != null && kept.partitions() != null && !perType;
    }

    private void expiry(TableDesign design, Retention kept, Duration age) {
        String day = day(design, kept);
        put(CoreOptions.PARTITION_EXPIRATION_TIME, Spans.option(age));
        put(CoreOptions.PARTITION_TIMESTAMP_PATTERN, timePattern(kept, day));
        put(CoreOptions.PARTITION_TIMESTAMP_FORMATTER, timeFormat(design, kept));
        if (!kept.zone().equals(ZoneOffset.UTC)) {
            options.put(KeptZone.OPTION, kept.zone().getId());
        }
    }

    /** The partition column that holds the day. */
    public static String day(TableDesign design, Retention kept) {
        return kept.dayColumn() == null
                ? design.partitionColumns().get(0).name()
                : kept.dayColumn();
    }

    /** The pattern by which the start of a partition is put together from its columns. */
    public static String timePattern(Retention kept, String day) {
        String hour = kept.hourColumn();
        return hour == null ? "$" + day : "$" + day + " $" + hour + ":00:00";
    }

    /**
     * The format by which the start of a partition is read; an hour that is an integer has one
     * digit before ten.
     */
    public static String timeFormat(TableDesign design, Retention kept) {
        String hour = kept.hourColumn();
        return hour == null
                ? kept.dateFormat()
                : kept.dateFormat() + design.column(hour).map(TableOptions::ending).orElse(OF_TEXT);
    }

    /** The end of the format of a partition's time for this column of hours. */
    public static String ending(Column<?> hour) {
        return switch (hour.type().kind()) {
            case TINYINT, SMALLINT, INT, BIGINT -> OF_INTEGER;
            default -> OF_TEXT;
        };
    }

    private void put(ConfigOption<?> option, String value) {
        options.put(option.key(), value);
    }
}
