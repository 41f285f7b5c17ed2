package io.lakekit.paimon;

import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Deletes;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Severity;
import io.lakekit.paimon.value.PaimonTypes;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;
import org.apache.paimon.utils.TimeUtils;
import org.jspecify.annotations.Nullable;

/** The design of a live table, however that was made, and what is wrong with it. */
public final class LiveDesign {

    /**
     * What was read.
     *
     * @param design none if the table is no valid design
     * @param findings errors say why there is none; warnings are accepted by the design
     */
    public record Read(@Nullable TableDesign design, Diagnostics findings) {}

    private static final String ACCEPTED = "the live table is so";

    private final String name;
    private final TableSchema live;
    private final LiveOptions options;
    private final Map<String, Column<?>> columns = new LinkedHashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private LiveDesign(String name, TableSchema live) {
        this.name = name;
        this.live = live;
        this.options = new LiveOptions(live.options());
    }

    /** Reads the schema of a table of this name. */
    public static Read of(String name, TableSchema live) {
        return new LiveDesign(name, live).read();
    }

    private Read read() {
        live.fields().forEach(this::column);
        if (!found.isEmpty()) {
            return new Read(null, Diagnostics.copyOf(found));
        }
        options.take(CoreOptions.DISABLE_EXPLICIT_TYPE_CASTING);
        try {
            return live.primaryKeys().isEmpty() ? append() : keyed();
        } catch (IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private void column(DataField field) {
        ColumnType<?> type = PaimonTypes.columnType(field.type()).orElse(null);
        if (type == null) {
            found.add(
                    Diagnostic.error("LK1107", name + "." + field.name())
                            .says("is %s", field.type().asSQLString())
                            .so("lakekit has no such type")
                            .fix(
                                    "Copy the table without the column, or with one of another type."));
            return;
        }
        Column<?> column = Column.of(field.name(), type);
        column = field.description() == null ? column : column.comment(field.description());
        columns.put(field.name(), field.type().isNullable() ? column : column.notNull());
    }

    private Read refused(String fact) {
        return new Read(
                null,
                Diagnostics.copyOf(
                        List.of(
                                Diagnostic.error("LK1107", name)
                                        .says("%s", fact)
                                        .so("no kind of design says that")
                                        .fix("Design a table anew and copy the rows."))));
    }

    private Column<?>[] named(List<String> names) {
        return names.stream()
                .map(column -> Objects.requireNonNull(columns.get(column), column))
                .toArray(Column<?>[]::new);
    }

    private Column<?>[] keyAfterTheFirst() {
        return named(live.primaryKeys().subList(1, live.primaryKeys().size()));
    }

    private Column<?> firstKey() {
        return named(live.primaryKeys())[0];
    }

    private Read append() {
        AppendTable.Builder table =
                AppendTable.named(name).columns(columns.values().toArray(Column<?>[]::new));
        if (buckets() instanceof Buckets.Fixed fixed) {
            table.buckets(fixed);
        }
        return built(table);
    }

    private Read keyed() {
        String engine = options.take(CoreOptions.MERGE_ENGINE);
        return switch (String.valueOf(engine).toLowerCase(Locale.ROOT)) {
            case "partial-update" -> wide();
            case "aggregation" -> summary();
            default ->
                    refused(
                            "its merge engine is "
                                    + (engine == null ? "deduplicate" : engine)
                                    + ", which orders rows by arrival");
        };
    }

    private Read wide() {
        List<SequenceGroup> groups =
                new LiveGroups(columns, new LiveFunctions(options)).of(options.takeGroups());
        requireGrouped(groups);
        if (!found.isEmpty()) {
            return new Read(null, Diagnostics.copyOf(found));
        }
        WideTable.Builder table =
                WideTable.named(name)
                        .primaryKey(firstKey(), keyAfterTheFirst())
                        .groups(groups.toArray(SequenceGroup[]::new))
                        .buckets(buckets())
                        .changelog(changelog());
        if (Boolean.parseBoolean(options.take(CoreOptions.IGNORE_DELETE))) {
            table.deletes(Deletes.IGNORE);
        }
        return built(table);
    }

    /** Rule 1: the last to arrive wins there, and with two writers that is anyone. */
    private void requireGrouped(List<SequenceGroup> groups) {
        List<String> grouped = new ArrayList<>(live.primaryKeys());
        groups.forEach(group -> group.columns().forEach(column -> grouped.add(column.name())));
        for (SequenceGroup group : groups) {
            group.values()
                    .forEach(value -> value.ownOrder().forEach(own -> grouped.add(own.name())));
        }
        for (String column : columns.keySet()) {
            if (!grouped.contains(column)) {
                found.add(
                        Diagnostic.error("LK1108", name + "." + column)
                                .says("is in no sequence group")
                                .so(
                                        "the last row to arrive wins, late or not, and a null never clears")
                                .fix(
                                        "Copy the table into a design where a group owns the column."));
            }
        }
    }

    @SuppressWarnings("unchecked") // a function of another type is a finding of the design
    private Read summary() {
        LiveFunctions functions = new LiveFunctions(options);
        SummaryTable.Builder table =
                SummaryTable.named(name).primaryKey(firstKey(), keyAfterTheFirst());
        for (Column<?> column : columns.values()) {
            if (!live.primaryKeys().contains(column.name())) {
                AggFunction<?> function = functions.of(column).orElse(AggFunctions.latestNonNull());
                table.aggregate((Column<Object>) column, (AggFunction<Object>) function);
            }
        }
        table.buckets(buckets()).changelog(changelog());
        return built(table);
    }

    private Buckets buckets() {
        String count = options.take(CoreOptions.BUCKET);
        String key = options.take(CoreOptions.BUCKET_KEY);
        if (count == null || count.equals("-1")) {
            return Buckets.dynamic();
        }
        if (count.equals("-2")) {
            return Buckets.postpone();
        }
        Buckets.Fixed fixed = Buckets.fixed(Integer.parseInt(count));
        return key == null ? fixed : fixed.by(named(List.of(key.split(",", -1))));
    }

    private ChangelogProducer changelog() {
        String producer = options.take(CoreOptions.CHANGELOG_PRODUCER);
        return producer == null
                ? ChangelogProducer.NONE
                : ChangelogProducer.valueOf(producer.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private void common(DesignBuilder<?, ?> table) {
        if (!live.partitionKeys().isEmpty()) {
            table.partitionedBy(named(live.partitionKeys()));
        }
        Retention kept = retention();
        if (kept != null) {
            table.keep(kept);
        }
        if (live.comment() != null && !live.comment().isEmpty()) {
            table.comment(live.comment());
        }
        if (FileFormats.haveOrc(options.left())
                && FileFormats.have(ColumnType.Kind.TIMESTAMP_LTZ, List.copyOf(columns.values()))) {
            options.left().putIfAbsent(FileFormats.LEGACY_INSTANTS, "true");
        }
        options.left().forEach(table::rawOption);
    }

    private @Nullable Retention retention() {
        String snapshots = options.take(CoreOptions.SNAPSHOT_TIME_RETAINED);
        Duration past = snapshots == null ? null : TimeUtils.parseDuration(snapshots);
        Retention partitions = partitionRetention();
        if (partitions == null) {
            return past == null ? null : Retention.snapshots(past);
        }
        return past == null ? partitions : partitions.andSnapshots(past);
    }

    /** Only what a design would emit; anything else stays an option, and a finding. */
    private @Nullable Retention partitionRetention() {
        String pattern = options.see(CoreOptions.PARTITION_TIMESTAMP_PATTERN);
        String format = options.see(CoreOptions.PARTITION_TIMESTAMP_FORMATTER);
        if (options.see(CoreOptions.PARTITION_EXPIRATION_TIME) == null
                || live.partitionKeys().isEmpty()
                || format == null) {
            return null;
        }
        String day = "$" + live.partitionKeys().get(0);
        String hour = live.partitionKeys().size() < 2 ? null : live.partitionKeys().get(1);
        boolean daily = pattern == null || day.equals(pattern);
        String ending = hourEnding(format);
        boolean hourly = ending != null && (day + " $" + hour + ":00:00").equals(pattern);
        if (!daily && !hourly) {
            return null;
        }
        options.take(CoreOptions.PARTITION_TIMESTAMP_PATTERN);
        options.take(CoreOptions.PARTITION_TIMESTAMP_FORMATTER);
        String age = Objects.requireNonNull(options.take(CoreOptions.PARTITION_EXPIRATION_TIME));
        String zone = options.take(ZonedTable.OPTION);
        return new Retention(
                TimeUtils.parseDuration(age),
                null,
                daily || ending == null
                        ? format
                        : format.substring(0, format.length() - ending.length()),
                daily ? null : hour,
                ZonedTable.zone(zone == null ? Map.of() : Map.of(ZonedTable.OPTION, zone)));
    }

    private static @Nullable String hourEnding(String format) {
        return Stream.of(TableOptions.OF_TEXT, TableOptions.OF_INTEGER)
                .filter(format::endsWith)
                .findFirst()
                .orElse(null);
    }

    private Read built(DesignBuilder<?, ?> table) {
        common(table);
        Diagnostics judged = table.check();
        if (judged.hasErrors()) {
            return new Read(null, judged);
        }
        accept(judged, table);
        Diagnostics stored = PaimonSchemas.check(table.build());
        accept(stored, table);
        Diagnostics all = judged.and(stored);
        if (all.hasErrors()) {
            return new Read(null, all);
        }
        TableDesign design = table.build();
        return new Read(design, all.and(leftOver(design)));
    }

    private static void accept(Diagnostics found, DesignBuilder<?, ?> table) {
        new TreeSet<>(found.of(Severity.WARNING).codes())
                .forEach(code -> table.accept(code, ACCEPTED));
    }

    /** What creating the design anew would make otherwise. */
    private Diagnostics leftOver(TableDesign design) {
        List<Diagnostic> left = new ArrayList<>();
        for (String difference : LiveTable.differences(design, live)) {
            left.add(
                    Diagnostic.advice("LK1109", name)
                            .says("%s", difference)
                            .so("plan(design) would lead the table there")
                            .fix("Look at the plan before it is applied."));
        }
        return Diagnostics.copyOf(left);
    }
}
