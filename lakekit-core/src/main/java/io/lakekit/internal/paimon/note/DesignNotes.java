package io.lakekit.internal.paimon.note;

import io.lakekit.design.Acceptance;
import io.lakekit.design.AggFunction;
import io.lakekit.design.EventType;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.schema.Column;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.paimon.utils.JsonSerdeUtil;

/**
 * The notes about a design that its table does not show: its kind, the names of its groups, event
 * types, the classes of enums, reasons. They are stored as JSON in a table option that Paimon
 * ignores, so that the design can be read back from its table.
 */
public final class DesignNotes {

    /** The table option that stores the notes. */
    public static final String OPTION = "lakekit.design";

    private final TableDesign design;
    private final Map<String, Object> notes = new LinkedHashMap<>();

    private DesignNotes(TableDesign design) {
        this.design = design;
    }

    /** The notes about a design. */
    public static String of(TableDesign design) {
        DesignNotes notes = new DesignNotes(design);
        notes.write();
        return JsonSerdeUtil.toFlatJson(notes.notes);
    }

    private void write() {
        notes.put("kind", design.kind().word());
        notes.putAll(
                design.byKind(
                        DesignNotes::groups,
                        DesignNotes::order,
                        DesignNotes::order,
                        DesignNotes::order,
                        DesignNotes::events));
        List<String> counted =
                design.values().stream()
                        .filter(value -> value.function().kind() == AggFunction.Kind.COUNT)
                        .map(value -> value.column().name())
                        .toList();
        put("counted", counted);
        if (design.retention() != null) {
            notes.put("keep", keep(design.retention()));
        }
        put("columnOrder", design.settings().columnOrder());
        Map<String, Object> columns = NotedTypes.of(declared());
        if (!columns.isEmpty()) {
            notes.put("columns", columns);
        }
        put("accepted", design.acceptances().stream().map(DesignNotes::accepted).toList());
    }

    private static Map<String, String> accepted(Acceptance given) {
        return given.at().isEmpty()
                ? Map.of("code", given.code(), "reason", given.reason())
                : Map.of("code", given.code(), "at", given.at(), "reason", given.reason());
    }

    /** The columns as the design declares them, each once: a key is stored as never null. */
    private List<Column<?>> declared() {
        Map<String, Column<?>> byName = new LinkedHashMap<>();
        design.declaredColumns().forEach(column -> byName.putIfAbsent(column.name(), column));
        return List.copyOf(byName.values());
    }

    private void put(String key, List<?> list) {
        put(notes, key, list);
    }

    private static void put(Map<String, Object> notes, String key, List<?> list) {
        if (!list.isEmpty()) {
            notes.put(key, list);
        }
    }

    private static Map<String, Object> groups(GroupedTable table) {
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("groups", table.groups().stream().map(DesignNotes::group).toList());
        put(notes, "unordered", names(table.unordered()));
        return notes;
    }

    private static Map<String, Object> order(TableDesign table) {
        return Map.of(
                "order",
                table.settings().columnOrder().isEmpty()
                        ? names(table.columns())
                        : names(table.declaredColumns()).stream().distinct().toList());
    }

    private static Map<String, Object> events(HybridTable table) {
        Map<String, Object> notes = new LinkedHashMap<>();
        put(notes, "shared", names(table.shared()));
        put(notes, "eventKey", names(table.eventKey()));
        notes.put("eventTypes", table.eventTypes().stream().map(DesignNotes::eventType).toList());
        return notes;
    }

    private static Map<String, Object> group(SequenceGroup group) {
        Map<String, Object> noted = new LinkedHashMap<>();
        noted.put("name", group.name());
        noted.put("orderedBy", names(group.order()));
        noted.put("values", names(group.values(), false));
        noted.put("owned", names(group.values(), true));
        return noted;
    }

    private static List<String> names(List<ValueColumn> values, boolean owned) {
        return values.stream()
                .filter(value -> !owned || !value.ownOrder().isEmpty())
                .map(value -> value.column().name())
                .toList();
    }

    private static List<String> names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private static Map<String, Object> eventType(EventType type) {
        Map<String, Object> noted = new LinkedHashMap<>();
        noted.put("name", type.name());
        noted.put("carries", names(type.columns()));
        if (type.retention() != null) {
            noted.put("keep", keep(type.retention()));
        }
        return noted;
    }

    private static Map<String, String> keep(Retention kept) {
        Map<String, String> noted = new LinkedHashMap<>();
        if (kept.partitions() != null) {
            noted.put("partitions", kept.partitions().toString());
        }
        if (kept.snapshots() != null) {
            noted.put("snapshots", kept.snapshots().toString());
        }
        if (kept.rows() != null) {
            noted.put("rows", kept.rows().age().toString());
            noted.put("timeIn", kept.rows().timeColumn());
        }
        noted.put("daysAs", kept.dateFormat());
        if (kept.dayColumn() != null) {
            noted.put("daysIn", kept.dayColumn());
        }
        if (kept.hourColumn() != null) {
            noted.put("hoursIn", kept.hourColumn());
        }
        if (!kept.zone().equals(ZoneOffset.UTC)) {
            noted.put("zone", kept.zone().getId());
        }
        return noted;
    }
}
