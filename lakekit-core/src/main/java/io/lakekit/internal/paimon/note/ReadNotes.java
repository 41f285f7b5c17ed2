package io.lakekit.internal.paimon.note;

import io.lakekit.design.Acceptance;
import io.lakekit.design.Retention;
import io.lakekit.design.Retention.RowAge;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.paimon.utils.JsonSerdeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The notes that {@link DesignNotes} stored with a live table. Others may have altered the table
 * since, so each note is a hint that counts only if the table still fits it.
 */
public final class ReadNotes {

    /**
     * A noted group: the columns that order it, its values, and those values that have an order of
     * their own.
     */
    public record Group(String name, List<String> order, List<String> values, List<String> owned) {}

    /** A noted event type. */
    public record Event(String name, List<String> carries, @Nullable Retention keep) {}

    private final Map<String, Object> notes;

    private ReadNotes(Map<String, Object> notes) {
        this.notes = notes;
    }

    /**
     * The notes among the options of a table; empty if there are none, or they are not lakekit's.
     */
    public static ReadNotes of(Map<String, String> options) {
        String text = options.get(DesignNotes.OPTION);
        if (text == null) {
            return new ReadNotes(Map.of());
        }
        try {
            return new ReadNotes(JsonSerdeUtil.parseJsonMap(text, Object.class));
        } catch (RuntimeException e) {
            return new ReadNotes(Map.of());
        }
    }

    /**
     * The notes that describe the table: all but reasons, old names and the order of columns, whose
     * difference alone is not a change of the table.
     */
    public Map<String, Object> meaning() {
        Map<String, Object> counting = new TreeMap<>(notes);
        counting.remove("accepted");
        counting.remove("columnOrder");
        counting.put("columns", types().withoutNames());
        return counting;
    }

    /** The order in which a new table stores its columns; empty if it was not set. */
    public List<String> columnOrder() {
        return names(notes, "columnOrder");
    }

    /** Whether nothing is noted: the table was made by other hands. */
    public boolean isEmpty() {
        return notes.isEmpty();
    }

    public String kind() {
        return notes.get("kind") instanceof String kind ? kind : "";
    }

    /** The names of columns in the order of the design; empty if that order does not matter. */
    public List<String> order() {
        return names(notes, "order");
    }

    public List<String> counted() {
        return names(notes, "counted");
    }

    public List<String> shared() {
        return names(notes, "shared");
    }

    public List<String> unordered() {
        return names(notes, "unordered");
    }

    List<String> eventKey() {
        return names(notes, "eventKey");
    }

    public NotedTypes types() {
        return new NotedTypes(map(notes.get("columns")), !notes.isEmpty());
    }

    public List<Group> groups() {
        return maps("groups")
                .map(
                        group ->
                                new Group(
                                        String.valueOf(group.get("name")),
                                        names(group, "orderedBy"),
                                        names(group, "values"),
                                        names(group, "owned")))
                .toList();
    }

    public List<Event> eventTypes() {
        return maps("eventTypes")
                .map(
                        type ->
                                new Event(
                                        String.valueOf(type.get("name")),
                                        names(type, "carries"),
                                        keep(type).orElse(null)))
                .toList();
    }

    public List<Acceptance> accepted() {
        return maps("accepted")
                .map(
                        given ->
                                new Acceptance(
                                        String.valueOf(given.get("code")),
                                        given.get("at") instanceof String at ? at : "",
                                        String.valueOf(given.get("reason"))))
                .toList();
    }

    public Optional<Retention> keep() {
        return keep(notes);
    }

    private static Optional<Retention> keep(Map<String, Object> owner) {
        Map<String, Object> kept = map(owner.get("keep"));
        if (!(kept.get("daysAs") instanceof String days)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Retention(
                            age(kept.get("partitions")),
                            age(kept.get("snapshots")),
                            days,
                            kept.get("daysIn") instanceof String day ? day : null,
                            kept.get("hoursIn") instanceof String hour ? hour : null,
                            kept.get("zone") instanceof String zone
                                    ? ZoneId.of(zone)
                                    : ZoneOffset.UTC,
                            kept.get("rows") instanceof String rows
                                            && kept.get("timeIn") instanceof String time
                                    ? new RowAge(Duration.parse(rows), time)
                                    : null));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Duration age(@Nullable Object text) {
        return text instanceof String spelled ? Duration.parse(spelled) : null;
    }

    private Stream<Map<String, Object>> maps(String key) {
        return notes.get(key) instanceof List<?> list
                ? list.stream().map(ReadNotes::map)
                : Stream.empty();
    }

    @SuppressWarnings("unchecked") // objects of JSON have text as keys
    private static Map<String, Object> map(@Nullable Object json) {
        return json instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
    }

    private static List<String> names(Map<String, Object> owner, String key) {
        List<String> names = new ArrayList<>();
        if (owner.get(key) instanceof List<?> list) {
            list.forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }
}
