package io.lakekit.internal.paimon.live;

import io.lakekit.design.Acceptance;
import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Deletes;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.FirstTable;
import io.lakekit.design.GroupedBuilder;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.design.WholeRowBuilder;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Family;
import io.lakekit.diagnostic.Place;
import io.lakekit.diagnostic.Severity;
import io.lakekit.internal.paimon.function.FieldOption;
import io.lakekit.internal.paimon.note.NotedTypes;
import io.lakekit.internal.paimon.note.ReadNotes;
import io.lakekit.internal.paimon.option.FileFormats;
import io.lakekit.internal.paimon.option.FlinkColumns;
import io.lakekit.internal.paimon.option.RawOptionRules;
import io.lakekit.internal.paimon.schema.Fingerprint;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.options.ConfigOption;
import org.apache.paimon.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * The reading of a live table as a design, whoever made the table, with findings about what is
 * wrong.
 */
public final class LiveDesign {

    /**
     * The result of reading a table.
     *
     * @param design the design; null if no valid design describes the table
     * @param findings errors say why there is no design; warnings are accepted by the design
     */
    public record Read(@Nullable TableDesign design, Diagnostics findings) {}

    private static final String ACCEPTED = "the live table is so";

    private final String name;
    private final TableSchema live;
    private final LiveOptions options;
    private final ReadNotes notes;
    private final NotedTypes types;
    private final LiveColumns columns;
    private final Refusal refusal;
    private final boolean typedExpiry;

    private LiveDesign(String name, TableSchema live, boolean typedExpiry) {
        this.name = name;
        this.live = live;
        this.typedExpiry = typedExpiry;
        this.options = new LiveOptions(live);
        this.notes = ReadNotes.of(live.options());
        this.types = notes.types();
        this.columns = LiveColumns.of(live, types, notes.order());
        this.refusal = new Refusal(name, live);
    }

    /** Reads the schema of a table. */
    public static Read of(String name, TableSchema live) {
        Read typed = new LiveDesign(name, live, true).read();
        if (typed.design() != null || !typed.findings().stream().anyMatch(LiveDesign::isOfExpiry)) {
            return typed;
        }
        Read untyped = new LiveDesign(name, live, false).read();
        return untyped.design() == null
                ? typed
                : new Read(untyped.design(), untyped.findings().and(Leftovers.ofExpiry(typed)));
    }

    /** The finding about a table whose schema cannot be read. */
    public static Diagnostics unreadable(String name, String why) {
        return Diagnostics.copyOf(List.of(Refusal.unreadable(name, why)));
    }

    /** Whether a finding refuses the way in which partitions expire, and nothing else. */
    private static boolean isOfExpiry(Diagnostic finding) {
        return finding.severity() == Severity.ERROR
                && finding.code().family() == Family.PARTITIONS
                && finding.place() instanceof Place.OfTable;
    }

    private Read read() {
        if (!columns.strange().isEmpty()) {
            return refused(columns.strange().stream().map(refusal::type).toList());
        }
        try {
            Optional<HybridTable.Builder> hybrid =
                    new LiveHybrid(name, live, columns, notes).builder();
            if (hybrid.isPresent()) {
                if (buckets() instanceof Buckets.Fixed fixed) {
                    hybrid.get().buckets(fixed);
                }
                options.take(CoreOptions.MERGE_ENGINE);
                return built(hybrid.get());
            }
            return live.primaryKeys().isEmpty() ? append() : keyed();
        } catch (LiveFunctions.NotHereException e) {
            return refused(List.of(refusal.function(e.column(), String.valueOf(e.getMessage()))));
        } catch (IllegalArgumentException e) {
            return refused(List.of(refusal.setting(String.valueOf(e.getMessage()))));
        }
    }

    private static Read refused(List<Diagnostic> errors) {
        return new Read(null, Diagnostics.copyOf(errors));
    }

    private Read append() {
        AppendTable.Builder table =
                AppendTable.named(name).columns(columns.all().toArray(Column<?>[]::new));
        if (buckets() instanceof Buckets.Fixed fixed) {
            table.buckets(fixed);
        }
        return built(table);
    }

    private Read keyed() {
        String engine = options.take(CoreOptions.MERGE_ENGINE);
        return switch (String.valueOf(engine).toLowerCase(Locale.ROOT)) {
            case "partial-update" -> grouped();
            case "aggregation" -> summary();
            case "first-row" ->
                    wholeRows(FirstTable.named(name).primaryKey(firstKey(), keyAfterTheFirst()));
            default -> latest();
        };
    }

    private Read grouped() {
        List<String> order = rowOrder();
        List<SequenceGroup> groups =
                new LiveGroups(columns.byName(), functions(), notes.groups())
                        .of(options.takeGroups());
        List<String> others = new ArrayList<>(loose(groups));
        others.removeAll(order);
        Column<?>[] loose = columns.named(others);
        SequenceGroup[] all = groups.toArray(SequenceGroup[]::new);
        Deletes deletes =
                deletesOf(CoreOptions.PARTIAL_UPDATE_REMOVE_RECORD_ON_DELETE)
                        .orElse(Deletes.REFUSE);
        if (notes.kind().equals("dimension") && deletes == Deletes.REFUSE) {
            return grouped(
                    DimensionTable.named(name).primaryKey(firstKey(), keyAfterTheFirst()),
                    all,
                    loose,
                    order);
        }
        WideTable.Builder table = WideTable.named(name).primaryKey(firstKey(), keyAfterTheFirst());
        return grouped(
                deletes == Deletes.REFUSE ? table : table.deletes(deletes), all, loose, order);
    }

    /** What a table says of deletes, the option by which they remove a row included. */
    private Optional<Deletes> deletesOf(ConfigOption<Boolean> removing) {
        boolean ignores = Boolean.parseBoolean(options.take(CoreOptions.IGNORE_DELETE));
        boolean removes = Boolean.parseBoolean(options.take(removing));
        return ignores
                ? Optional.of(Deletes.IGNORE)
                : removes ? Optional.of(Deletes.WHOLE_ROW) : Optional.empty();
    }

    private Read grouped(
            GroupedBuilder<?, ?> table,
            SequenceGroup[] groups,
            Column<?>[] loose,
            List<String> order) {
        order(order, table::rowsOrderedBy);
        table.groups(groups).unordered(loose);
        return built(table.buckets(buckets()).changelog(changelog()));
    }

    private void order(
            List<String> order,
            BiConsumer<Column<? extends Comparable<?>>, Column<? extends Comparable<?>>[]> by) {
        if (!order.isEmpty()) {
            by.accept(
                    columns.ordering(order.get(0)),
                    columns.ordering(order.subList(1, order.size())));
        }
    }

    /** The columns in whose order rows are merged; none if they are as they arrive. */
    private List<String> rowOrder() {
        String order = options.take(CoreOptions.SEQUENCE_FIELD);
        return order == null ? List.of() : FieldOption.names(order);
    }

    private Read latest() {
        LatestTable.Builder table =
                LatestTable.named(name).primaryKey(firstKey(), keyAfterTheFirst());
        order(rowOrder(), table::orderedBy);
        String kind = options.take(CoreOptions.ROWKIND_FIELD);
        if (kind != null) {
            table.kindIn(columns.text(kind));
        }
        return wholeRows(table);
    }

    private <B extends WholeRowBuilder<?, B>> Read wholeRows(B table) {
        table.columns(columns.all().toArray(Column<?>[]::new));
        if (Boolean.parseBoolean(options.take(CoreOptions.IGNORE_DELETE))) {
            table.deletes(Deletes.IGNORE);
        }
        return built(table.buckets(buckets()).changelog(changelog()));
    }

    private LiveFunctions functions() {
        return new LiveFunctions(options, Set.copyOf(notes.counted()));
    }

    /**
     * The columns outside of every group (rule 1), in the order that was noted, and then in that of
     * the table.
     */
    private List<String> loose(List<SequenceGroup> groups) {
        List<String> grouped = new ArrayList<>(keys());
        for (SequenceGroup group : groups) {
            group.columns().forEach(column -> grouped.add(column.name()));
            group.values()
                    .forEach(value -> value.ownOrder().forEach(own -> grouped.add(own.name())));
        }
        List<String> loose = new ArrayList<>(notes.unordered());
        loose.retainAll(live.fieldNames());
        loose.addAll(live.fieldNames());
        return loose.stream().filter(column -> !grouped.contains(column)).distinct().toList();
    }

    @SuppressWarnings("unchecked") // a function of another type is a finding of the design
    private Read summary() {
        LiveFunctions functions = functions();
        List<String> order = rowOrder();
        SummaryTable.Builder table =
                SummaryTable.named(name).primaryKey(firstKey(), keyAfterTheFirst());
        for (Column<?> column : columns.all()) {
            if (!keys().contains(column.name()) && !order.contains(column.name())) {
                AggFunction<?> function = functions.of(column).orElse(AggFunctions.latestNonNull());
                table.aggregate((Column<Object>) column, (AggFunction<Object>) function);
            }
        }
        order(order, table::rowsOrderedBy);
        table.buckets(buckets()).changelog(changelog());
        deletesOf(CoreOptions.AGGREGATION_REMOVE_RECORD_ON_DELETE).ifPresent(table::deletes);
        return built(table);
    }

    /** The columns of the key and of the partition, which may lie outside the key. */
    private Set<String> keys() {
        Set<String> keys = new HashSet<>(live.primaryKeys());
        keys.addAll(live.partitionKeys());
        return keys;
    }

    private Column<?>[] keyAfterTheFirst() {
        return columns.named(live.primaryKeys().subList(1, live.primaryKeys().size()));
    }

    private Column<?> firstKey() {
        return columns.named(live.primaryKeys())[0];
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
        return key == null ? fixed : fixed.by(columns.named(FieldOption.names(key)));
    }

    private ChangelogProducer changelog() {
        String producer = options.take(CoreOptions.CHANGELOG_PRODUCER);
        return producer == null
                ? ChangelogProducer.NONE
                : ChangelogProducer.valueOf(producer.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private void common(DesignBuilder<?, ?> table) {
        Retention kept =
                new LiveRetention(options, notes, columns.named(live.partitionKeys()))
                        .take(
                                new LiveRetention.Typed(
                                        typedExpiry,
                                        typedExpiry && table instanceof WholeRowBuilder));
        if (kept != null) {
            table.keep(kept);
        }
        if (live.comment() != null && !live.comment().isEmpty()) {
            table.comment(live.comment());
        }
        instants();
        options.left()
                .forEach(
                        (key, value) -> {
                            if (!RawOptionRules.isIdle(key, value)) {
                                table.rawOption(key, value);
                            }
                        });
        live.options()
                .forEach(
                        (key, value) -> {
                            if (FlinkColumns.isOne(key)) {
                                table.rawOption(key, value);
                            }
                        });
    }

    /**
     * Takes the option that says how ORC files keep instants; a design does not say it, because
     * only the right way is allowed.
     */
    private void instants() {
        if (FileFormats.haveOrc(options.left())
                && FileFormats.have(ColumnType.Kind.TIMESTAMP_LTZ, columns.all())) {
            String legacy = options.left().getOrDefault(FileFormats.LEGACY_INSTANTS, "true");
            if (legacy.equalsIgnoreCase("false")) {
                options.left().remove(FileFormats.LEGACY_INSTANTS);
            } else {
                options.left().put(FileFormats.LEGACY_INSTANTS, legacy);
            }
        }
    }

    private Read built(DesignBuilder<?, ?> table) {
        common(table);
        if (!live.partitionKeys().isEmpty() && !(table instanceof HybridTable.Builder)) {
            table.partitionedBy(columns.named(live.partitionKeys()));
        }
        Diagnostics judged = table.check();
        if (judged.hasErrors()) {
            return new Read(null, refusal.ofDesign(judged));
        }
        acceptNoted(table);
        accept(table, judged);
        inOrder(table);
        Diagnostics stored = PaimonSchemas.check(table.build());
        accept(table, stored);
        TableDesign design = table.build();
        Diagnostics all = judged.and(stored);
        return all.hasErrors()
                ? new Read(null, refusal.ofDesign(all))
                : new Read(
                        design,
                        all.and(TurnedGroups.of(design))
                                .and(new Leftovers(design, live, types.missing()).find()));
    }

    /**
     * Keeps the order of columns that was noted, or that of a table which other hands made. A table
     * of a design has the order of that design, and behind it the columns that were added since.
     */
    private void inOrder(DesignBuilder<?, ?> table) {
        List<String> noted = new ArrayList<>(notes.columnOrder());
        noted.retainAll(live.fieldNames());
        List<String> usual = table.build().columns().stream().map(Column::name).toList();
        if (!noted.isEmpty()) {
            table.columnOrder(noted.toArray(String[]::new));
        } else if (notes.isEmpty() && !live.fieldNames().equals(usual)) {
            table.columnOrder(live.fieldNames().toArray(String[]::new));
        }
    }

    /** Accepts all warnings for which a reason was noted, if nobody altered the table since. */
    private void acceptNoted(DesignBuilder<?, ?> table) {
        if (!Fingerprint.isBroken(live)) {
            notes.accepted().forEach(table::accept);
        }
    }

    /** Accepts warnings for the reasons that were noted, or for a general one if none was. */
    private void accept(DesignBuilder<?, ?> table, Diagnostics found) {
        found.of(Severity.WARNING).forEach(warning -> table.accept(warning, reason(warning)));
    }

    private String reason(Diagnostic warning) {
        TableName table = TableName.parse(name);
        return notes.accepted().stream()
                .filter(noted -> noted.covers(table, warning))
                .findFirst()
                .map(Acceptance::reason)
                .orElse(ACCEPTED);
    }
}
