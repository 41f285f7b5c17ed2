package io.lakekit.yaml;

import io.lakekit.design.Acceptance;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Deletes;
import io.lakekit.design.EventType;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableKind;
import io.lakekit.design.ValueColumn;
import io.lakekit.design.WholeRowTable;
import io.lakekit.internal.text.Spans;
import io.lakekit.schema.Column;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;

/** Prints a design as {@link DesignReader} reads it; settings with their default are left out. */
final class DesignPrinter {

    private final TableDesign design;
    private final Map<String, Node> settings = new LinkedHashMap<>();

    private DesignPrinter(TableDesign design) {
        this.design = design;
    }

    static String print(TableDesign design) {
        return new DesignPrinter(design).print();
    }

    private String print() {
        setting("table", design.name().toString());
        setting("kind", design.kind().word());
        if (design.comment() != null) {
            setting("comment", design.comment());
        }
        columns();
        columnOrder();
        settings.putAll(
                design.byKind(
                        DesignPrinter::grouped,
                        DesignPrinter::wholeRow,
                        DesignPrinter::summary,
                        DesignPrinter::keys,
                        DesignPrinter::hybrid));
        storage();
        return YamlNodes.yaml(YamlNodes.lines(settings));
    }

    private void setting(String key, String text) {
        settings.put(key, YamlNodes.text(text));
    }

    private static Node names(List<Column<?>> columns) {
        return YamlNodes.list(columns.stream().map(Column::name).toList());
    }

    private void columnOrder() {
        List<String> order = design.settings().columnOrder();
        if (!order.isEmpty()) {
            settings.put("columnOrder", YamlNodes.list(order));
        }
    }

    private void columns() {
        Map<String, Node> columns = new LinkedHashMap<>();
        for (Column<?> column : ColumnDeclarations.of(design)) {
            columns.put(column.name(), YamlNodes.text(TypePrinter.print(column)));
        }
        settings.put("columns", YamlNodes.lines(columns));
    }

    private static Map<String, Node> grouped(GroupedTable table) {
        Map<String, Node> groups = new LinkedHashMap<>();
        for (SequenceGroup group : table.groups()) {
            Map<String, Node> parts = new LinkedHashMap<>();
            parts.put("orderedBy", names(group.order()));
            parts.put("values", combined(group.values(), GroupReader::print));
            groups.put(group.name(), YamlNodes.lines(parts));
        }
        Map<String, Node> settings = keys(table);
        if (!groups.isEmpty()) {
            settings.put("groups", YamlNodes.lines(groups));
        }
        list(settings, "unordered", table.unordered());
        list(settings, "rowsOrderedBy", table.rowOrder());
        return settings;
    }

    private static Map<String, Node> wholeRow(WholeRowTable table) {
        Map<String, Node> settings = keys(table);
        list(settings, "orderedBy", table.order());
        table.rowKind().ifPresent(column -> settings.put("kindIn", YamlNodes.text(column.name())));
        return settings;
    }

    private static Map<String, Node> summary(SummaryTable table) {
        Map<String, Node> settings = keys(table);
        settings.put(
                "aggregate",
                combined(table.values(), value -> FunctionPrinter.print(value.function())));
        list(settings, "rowsOrderedBy", table.rowOrder());
        return settings;
    }

    private static Map<String, Node> keys(TableDesign table) {
        Map<String, Node> settings = new LinkedHashMap<>();
        list(settings, "primaryKey", table.primaryKey());
        list(settings, "partitionedBy", table.partitionColumns());
        return settings;
    }

    private static Map<String, Node> hybrid(HybridTable table) {
        Map<String, Node> settings = new LinkedHashMap<>();
        list(settings, "partitionedBy", table.settings().partitionedBy());
        list(settings, "shared", table.shared());
        table.discriminator()
                .ifPresent(column -> settings.put("discriminator", YamlNodes.text(column.name())));
        Map<String, Node> types = new LinkedHashMap<>();
        table.eventTypes().forEach(type -> types.put(type.name(), eventType(type)));
        settings.put("eventTypes", YamlNodes.lines(types));
        list(settings, "deduplicatedBy", table.eventKey());
        return settings;
    }

    private static void list(Map<String, Node> settings, String key, List<Column<?>> columns) {
        if (!columns.isEmpty()) {
            settings.put(key, names(columns));
        }
    }

    private static Node combined(List<ValueColumn> values, Function<ValueColumn, String> function) {
        Map<String, Node> functions = new LinkedHashMap<>();
        for (ValueColumn value : values) {
            functions.put(value.column().name(), YamlNodes.text(function.apply(value)));
        }
        return YamlNodes.lines(functions);
    }

    private static Node eventType(EventType type) {
        Map<String, Node> parts = new LinkedHashMap<>();
        if (!type.columns().isEmpty()) {
            parts.put("carries", names(type.columns()));
        }
        if (type.retention() != null) {
            parts.put("keep", kept(type.retention()));
        }
        return parts.isEmpty() ? YamlNodes.inLine(parts) : YamlNodes.lines(parts);
    }

    private void storage() {
        design.buckets()
                .filter(buckets -> !buckets.equals(Buckets.fixed(1)))
                .ifPresent(buckets -> settings.put("buckets", buckets(buckets)));
        if (design.changelog() != ChangelogProducer.NONE) {
            setting("changelog", design.changelog().name());
        }
        deletes().ifPresent(handling -> setting("deletes", handling.name()));
        if (design.retention() != null) {
            settings.put("keep", kept(design.retention()));
        }
        Map<String, Node> options = new LinkedHashMap<>();
        design.rawOptions()
                .forEach(option -> options.put(option.key(), YamlNodes.text(option.value())));
        texts("options", options);
        texts("accept", reasons());
    }

    /** What happens to deletes, unless it is the usual. */
    private Optional<Deletes> deletes() {
        return design.byKind(
                grouped -> unless(Deletes.REFUSE, grouped.deletes()),
                wholeRow -> unless(usualDeletes(wholeRow), wholeRow.deletes()),
                SummaryTable::deletes,
                append -> Optional.empty(),
                hybrid -> Optional.empty());
    }

    private static Deletes usualDeletes(WholeRowTable table) {
        return table.kind() == TableKind.FIRST ? Deletes.REFUSE : Deletes.WHOLE_ROW;
    }

    private static Optional<Deletes> unless(Deletes usual, Deletes given) {
        return Optional.of(given).filter(handling -> handling != usual);
    }

    /**
     * The reasons of accepted warnings by code: one reason if all are about the table itself, or
     * reasons by the thing that they are about.
     */
    private Map<String, Node> reasons() {
        Map<String, Map<String, Node>> byCode = new LinkedHashMap<>();
        for (Acceptance given : design.acceptances()) {
            byCode.computeIfAbsent(given.code(), code -> new LinkedHashMap<>())
                    .put(given.at(), YamlNodes.text(given.reason()));
        }
        Map<String, Node> reasons = new LinkedHashMap<>();
        byCode.forEach((code, byPlace) -> reasons.put(code, reasons(byPlace)));
        return reasons;
    }

    private Node reasons(Map<String, Node> byPlace) {
        Node ofTable = byPlace.get("");
        if (ofTable != null && byPlace.size() == 1) {
            return ofTable;
        }
        Map<String, Node> named = new LinkedHashMap<>();
        byPlace.forEach(
                (at, reason) -> named.put(at.isEmpty() ? design.name().toString() : at, reason));
        return YamlNodes.lines(named);
    }

    private void texts(String key, Map<String, Node> texts) {
        if (!texts.isEmpty()) {
            settings.put(key, YamlNodes.lines(texts));
        }
    }

    private static Node buckets(Buckets buckets) {
        if (!(buckets instanceof Buckets.Fixed fixed)) {
            return YamlNodes.text(buckets instanceof Buckets.Dynamic ? "dynamic" : "postpone");
        }
        Map<String, Node> parts = new LinkedHashMap<>();
        parts.put("fixed", YamlNodes.number(fixed.count()));
        if (!fixed.key().isEmpty()) {
            parts.put("by", names(fixed.key()));
        }
        return YamlNodes.inLine(parts);
    }

    private static Node kept(Retention kept) {
        Map<String, Node> parts = new LinkedHashMap<>();
        if (kept.partitions() != null) {
            parts.put("partitions", YamlNodes.text(Spans.exact(kept.partitions())));
        }
        if (kept.rows() != null) {
            parts.put("rows", YamlNodes.text(Spans.exact(kept.rows().age())));
            parts.put("timeIn", YamlNodes.text(kept.rows().timeColumn()));
        }
        if (kept.snapshots() != null) {
            parts.put("snapshots", YamlNodes.text(Spans.exact(kept.snapshots())));
        }
        if (!kept.dateFormat().equals(Settings.DAYS)) {
            parts.put("daysAs", YamlNodes.text(kept.dateFormat()));
        }
        if (kept.dayColumn() != null) {
            parts.put("daysIn", YamlNodes.text(kept.dayColumn()));
        }
        if (kept.hourColumn() != null) {
            parts.put("hoursIn", YamlNodes.text(kept.hourColumn()));
        }
        if (!kept.zone().equals(ZoneOffset.UTC)) {
            parts.put("zone", YamlNodes.text(kept.zone().getId()));
        }
        return YamlNodes.inLine(parts);
    }
}
