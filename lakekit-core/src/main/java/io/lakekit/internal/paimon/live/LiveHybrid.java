package io.lakekit.internal.paimon.live;

import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.internal.paimon.note.NotedTypes;
import io.lakekit.internal.paimon.note.ReadNotes;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.paimon.schema.TableSchema;

/** A hybrid table that lakekit made. Only its notes tell it from an append table. */
final class LiveHybrid {

    private final String name;
    private final TableSchema live;
    private final LiveColumns columns;
    private final ReadNotes notes;
    private final NotedTypes types;

    LiveHybrid(String name, TableSchema live, LiveColumns columns, ReadNotes notes) {
        this.name = name;
        this.live = live;
        this.columns = columns;
        this.notes = notes;
        this.types = notes.types();
    }

    /**
     * The builder of the design; empty if no notes say that the table is one, or its event types
     * are not found here.
     */
    Optional<HybridTable.Builder> builder() {
        List<String> levels = live.partitionKeys();
        if (!notes.kind().equals("hybrid") || notes.eventTypes().isEmpty() || levels.isEmpty()) {
            return Optional.empty();
        }
        Column<?> discriminator = columns.named(levels)[levels.size() - 1];
        boolean isText =
                discriminator.type().javaType() == String.class
                        && !types.isEnum(discriminator.name());
        if (!isText && discriminator.type().kind() != ColumnType.Kind.ENUM) {
            return Optional.empty();
        }
        List<EventType> found = new ArrayList<>();
        for (ReadNotes.Event noted : notes.eventTypes()) {
            Optional<EventType> type = eventType(discriminator, noted);
            if (type.isEmpty()) {
                return Optional.empty();
            }
            found.add(type.get());
        }
        return Optional.of(builder(found));
    }

    private HybridTable.Builder builder(List<EventType> eventTypes) {
        List<String> levels = live.partitionKeys();
        HybridTable.Builder table =
                HybridTable.named(name)
                        .partitionedBy(columns.named(levels.subList(0, levels.size() - 1)))
                        .shared(columns.named(shared()))
                        .eventTypes(
                                eventTypes.get(0),
                                eventTypes.subList(1, eventTypes.size()).toArray(EventType[]::new));
        if (!live.primaryKeys().isEmpty()) {
            Column<?>[] key = columns.named(eventKey());
            table.deduplicatedBy(
                    key[0], List.of(key).subList(1, key.length).toArray(Column<?>[]::new));
        }
        return table;
    }

    private List<String> eventKey() {
        return live.primaryKeys().stream()
                .filter(column -> !live.partitionKeys().contains(column))
                .toList();
    }

    /** The shared columns that were noted, and the later columns about which nothing is noted. */
    private List<String> shared() {
        Set<String> elsewhere = new HashSet<>(live.partitionKeys());
        elsewhere.addAll(live.primaryKeys());
        notes.eventTypes().forEach(type -> elsewhere.addAll(type.carries()));
        List<String> noted = present(notes.shared());
        return Stream.concat(
                        noted.stream(),
                        live.fieldNames().stream()
                                .filter(column -> !elsewhere.contains(column))
                                .filter(column -> !noted.contains(column)))
                .toList();
    }

    private List<String> present(List<String> names) {
        return names.stream().filter(columns.byName()::containsKey).toList();
    }

    private Optional<EventType> eventType(Column<?> discriminator, ReadNotes.Event noted) {
        return named(discriminator, noted.name())
                .map(type -> type.carries(columns.named(present(noted.carries()))))
                .map(type -> noted.keep() == null ? type : type.keep(noted.keep()));
    }

    /** The event type of this name: a text, or the constant if the column's enum has it. */
    @SuppressWarnings("unchecked") // a column of texts
    private static Optional<EventType> named(Column<?> discriminator, String name) {
        if (discriminator.type().kind() != ColumnType.Kind.ENUM) {
            return Optional.of(EventType.of((Column<String>) discriminator, name));
        }
        return Stream.of(discriminator.type().javaType().getEnumConstants())
                .map(Enum.class::cast)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .map(constant -> type(discriminator, constant));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a constant of the column's own enum
    private static EventType type(Column<?> discriminator, Enum constant) {
        return EventType.of((Column) discriminator, constant);
    }
}
