package io.lakekit.yaml;

import io.lakekit.diagnostic.Place;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.yaml.Nodes.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The columns that a text declares once and names wherever it uses them. */
final class Columns {

    /**
     * The column that stands for one which could not be read, so that the rest can be; it is never
     * part of a design.
     */
    private static final Column<?> STAND_IN = Column.of("", ColumnType.STRING);

    private final Section top;
    private final Map<String, Entry> entries;
    private final Map<String, Column<?>> declared = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    private Columns(Section top, Map<String, Entry> entries) {
        this.top = top;
        this.entries = entries;
    }

    static Columns read(Section top, LineIndex lines) {
        top.require("columns", "{name: TYPE}");
        Columns columns = new Columns(top, top.mapping("columns"));
        for (Entry entry : columns.entries.values()) {
            lines.declared(entry.name(), entry.key());
            columns.declare(entry);
        }
        return columns;
    }

    private void declare(Entry entry) {
        top.<Column<?>>value(
                        entry,
                        "the type of " + Section.quoted(entry.name()),
                        place(entry),
                        text -> TypeParser.column(entry.name(), text))
                .ifPresent(column -> declared.put(entry.name(), column));
    }

    private Place place(Entry entry) {
        return top.table().column(Suggestions.shown(entry.name()));
    }

    /** All columns, in the order declared. */
    Column<?>[] all() {
        used.addAll(entries.keySet());
        return declared.values().toArray(Column<?>[]::new);
    }

    /** The column that a setting names, if it names one that could be read. */
    Optional<Column<?>> one(Section section, String setting) {
        if (section.text(setting).isEmpty()) {
            return Optional.empty();
        }
        ScalarNode name = (ScalarNode) section.entry(setting).orElseThrow().value();
        Column<?> named = named(new Entry(name, name), section.place());
        return Optional.ofNullable(declared.get(named.name()));
    }

    /** The columns that a setting lists. */
    List<Column<?>> list(Section section, String setting) {
        List<Column<?>> named = new ArrayList<>();
        for (Entry name : section.list(setting)) {
            named.add(named(name, section.place()));
        }
        return named;
    }

    /** The columns that a setting lists; there must be at least one. */
    List<Column<?>> some(Section section, String setting, String example) {
        section.require(setting, example);
        Optional<Entry> entry = section.entry(setting);
        if (entry.isPresent()
                && entry.get().value() instanceof SequenceNode list
                && list.getValue().isEmpty()) {
            findings()
                    .at(list, TextCodes.MISSING, section.place())
                    .says("'%s' names no column", setting)
                    .so("every such design needs it")
                    .fix("Write '%s: %s'.", setting, example);
        }
        List<Column<?>> named = list(section, setting);
        return named.isEmpty() ? List.of(STAND_IN) : named;
    }

    Column<?> named(Entry entry, Place place) {
        used.add(entry.name());
        if (!entries.containsKey(entry.name())) {
            findings()
                    .at(entry.key(), TextCodes.UNKNOWN_COLUMN, place)
                    .says("there is no column '%s'", Suggestions.shown(entry.name()))
                    .so("a design uses columns that 'columns' declares")
                    .fix("%s", Suggestions.wayOut(entry.name(), entries.keySet()));
        }
        return declared.getOrDefault(entry.name(), STAND_IN);
    }

    void refuseUnused() {
        for (Entry entry : entries.values()) {
            if (!used.contains(entry.name())) {
                findings()
                        .at(entry.key(), TextCodes.UNUSED_COLUMN, place(entry))
                        .says("declared and not used")
                        .so("the table would not have it")
                        .fix("Use it in the key, in a group or wherever it belongs, or remove it.");
            }
        }
    }

    private FindingLog findings() {
        return top.nodes().findings();
    }
}
