package io.lakekit.yaml;

import io.lakekit.design.EventType;
import io.lakekit.design.Retention;
import io.lakekit.diagnostic.Place;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.yaml.Nodes.Entry;
import io.lakekit.yaml.UnreadableException.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads event types, which are texts or constants of an enum. */
final class EventReader {

    private static final Set<String> SETTINGS = Settings.ordered("carries", "keep");

    private final Section top;
    private final Columns columns;
    private final LineIndex lines;

    EventReader(Section top, Columns columns, LineIndex lines) {
        this.top = top;
        this.columns = columns;
        this.lines = lines;
    }

    List<EventType> eventTypes() {
        Optional<Column<?>> discriminator = discriminator();
        List<EventType> types = new ArrayList<>();
        for (Entry entry : top.mapping("eventTypes").values()) {
            Place place = top.table().slice("event type " + Section.quoted(entry.name()));
            Section section =
                    Section.read(
                            top.nodes(),
                            entry.value(),
                            "the event type",
                            "an event type",
                            SETTINGS,
                            place);
            List<Column<?>> carried = columns.list(section, "carries");
            Optional<Retention> kept = Settings.retention(section);
            discriminator
                    .flatMap(column -> eventType(column, entry, section))
                    .map(type -> type.carries(carried.toArray(Column<?>[]::new)))
                    .map(type -> kept.map(type::keep).orElse(type))
                    .ifPresent(
                            type -> {
                                lines.slice(type, entry.key());
                                types.add(type);
                            });
        }
        return types;
    }

    private Optional<Column<?>> discriminator() {
        top.require("discriminator", "event");
        return columns.one(top, "discriminator")
                .flatMap(column -> top.value("discriminator", name -> typed(column)));
    }

    private static Column<?> typed(Column<?> column) {
        if (column.type().javaType() != String.class
                && column.type().kind() != ColumnType.Kind.ENUM) {
            throw new UnreadableException(
                    Expected.WORD,
                    "it is " + column.type(),
                    "Declare it as STRING, or as ENUM and the name of its class.");
        }
        return column;
    }

    private static Optional<EventType> eventType(Column<?> column, Entry entry, Section section) {
        return section.value(
                entry.ofKey(), "the event type", section.place(), name -> of(column, name));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a constant of the column's own enum, or text
    private static EventType of(Column<?> column, String name) {
        if (column.type().kind() == ColumnType.Kind.ENUM) {
            Enum constant = NamedClass.constant(column.type().javaType(), name);
            return EventType.of((Column) column, constant);
        }
        try {
            return EventType.of((Column<String>) column, name);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(
                    Expected.WORD,
                    Suggestions.shown(String.valueOf(e.getMessage())),
                    "Name it otherwise.");
        }
    }
}
