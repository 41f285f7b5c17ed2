package io.lakekit.internal.paimon.note;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.FinerValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The notes about types that a table does not show, by their place: {@code event} is a column,
 * {@code bid.stage} a field in one, {@code tags[]} the elements of a list, {@code props[key]} and
 * {@code props[value]} those of a map.
 */
public final class NotedTypes {

    private static final String ENUM = "enum";
    private static final String NOT_NULL = "notNull";
    private static final String FORMERLY = "formerly";
    private static final String COMMENT = "comment";
    private static final String FINER = "finer";

    private final Map<String, ?> notes;
    private final boolean any;
    private final Set<String> missing = new TreeSet<>();

    /**
     * Reads the notes of a table.
     *
     * @param any whether the table has notes; then a key about which nothing is noted was not
     *     declared as never null
     */
    NotedTypes(Map<String, ?> notes, boolean any) {
        this.notes = notes;
        this.any = any;
    }

    /** The notes about columns as they were declared. */
    static Map<String, Object> of(List<Column<?>> columns) {
        Map<String, Object> notes = new LinkedHashMap<>();
        for (Column<?> column : columns) {
            Map<String, String> own = new LinkedHashMap<>();
            put(own, NOT_NULL, column.nullable() ? null : "true");
            put(own, FORMERLY, column.formerName());
            note(column.name(), column.type(), own, notes);
        }
        return notes;
    }

    private static void put(Map<String, String> own, String key, @Nullable String value) {
        if (value != null) {
            own.put(key, value);
        }
    }

    private static void note(
            String path, ColumnType<?> type, Map<String, String> own, Map<String, Object> notes) {
        if (type.kind() == ColumnType.Kind.ENUM) {
            own.put(ENUM, type.javaType().getName());
        }
        if (type.finerValues() != FinerValues.CUT) {
            own.put(FINER, type.finerValues().name());
        }
        if (!own.isEmpty()) {
            notes.put(path, own);
        }
        switch (type.kind()) {
            case ARRAY -> note(path + "[]", type.elements().get(0), new LinkedHashMap<>(), notes);
            case MAP -> {
                ColumnType<?> key = type.elements().get(0);
                Map<String, String> ofKey = new LinkedHashMap<>();
                put(ofKey, NOT_NULL, key.nullable() ? null : "true");
                note(path + "[key]", key, ofKey, notes);
                note(path + "[value]", type.elements().get(1), new LinkedHashMap<>(), notes);
            }
            case ROW -> type.fields().forEach(field -> note(path, field, notes));
            default -> {}
        }
    }

    private static void note(String path, Column<?> field, Map<String, Object> notes) {
        Map<String, String> own = new LinkedHashMap<>();
        put(own, FORMERLY, field.formerName());
        put(own, COMMENT, field.comment());
        note(path + "." + field.name(), field.type(), own, notes);
    }

    /** The notes without the former names of columns. */
    Map<String, Object> withoutNames() {
        Map<String, Object> counting = new LinkedHashMap<>();
        notes.forEach(
                (path, own) -> {
                    Map<Object, Object> kept = new LinkedHashMap<>();
                    if (own instanceof Map<?, ?> noted) {
                        kept.putAll(noted);
                    }
                    kept.remove(FORMERLY);
                    if (!kept.isEmpty()) {
                        counting.put(path, kept);
                    }
                });
        return counting;
    }

    /** The noted enum classes that are not found here; their columns are read as text. */
    public Set<String> missing() {
        return missing;
    }

    /** Whether a column was declared with an enum, whether that is found here or not. */
    public boolean isEnum(String column) {
        return note(column, ENUM) != null;
    }

    /**
     * A column of the live table as it was declared.
     *
     * @param isKey whether it is stored as never null, however it was declared
     */
    public Column<?> declared(Column<?> live, boolean isKey) {
        Column<?> column = Column.of(live.name(), declared(live.name(), live.type()));
        boolean isNoted = note(live.name(), NOT_NULL) != null;
        boolean never = (isKey && any) ? isNoted : !live.nullable();
        return with(live.name(), never ? column.notNull() : column, live.comment());
    }

    private Column<?> with(String path, Column<?> column, @Nullable String comment) {
        String former = note(path, FORMERLY);
        Column<?> named = former == null ? column : column.formerly(former);
        return comment == null ? named : named.comment(comment);
    }

    private @Nullable String note(String path, String key) {
        return notes.get(path) instanceof Map<?, ?> own && own.get(key) instanceof String text
                ? text
                : null;
    }

    private ColumnType<?> declared(String path, ColumnType<?> type) {
        ColumnType<?> declared =
                switch (type.kind()) {
                    case STRING -> text(path);
                    case TIME -> ColumnType.time(type.precision(), finer(path));
                    case TIMESTAMP -> ColumnType.timestamp(type.precision(), finer(path));
                    case TIMESTAMP_LTZ -> ColumnType.timestampLtz(type.precision(), finer(path));
                    case ARRAY -> ColumnType.array(declared(path + "[]", type.elements().get(0)));
                    case MAP -> map(path, type);
                    case ROW ->
                            ColumnType.row(
                                    type.fields().stream()
                                            .map(field -> field(path, field))
                                            .toArray(Column<?>[]::new));
                    default -> type;
                };
        return type.nullable() ? declared : declared.notNull();
    }

    private ColumnType<?> map(String path, ColumnType<?> type) {
        ColumnType<?> declared = declared(path + "[key]", type.elements().get(0));
        ColumnType<?> key = note(path + "[key]", NOT_NULL) == null ? declared : declared.notNull();
        return ColumnType.map(key, declared(path + "[value]", type.elements().get(1)));
    }

    private Column<?> field(String path, Column<?> field) {
        String inner = path + "." + field.name();
        Column<?> declared = Column.of(field.name(), declared(inner, field.type()));
        return with(inner, field.nullable() ? declared : declared.notNull(), note(inner, COMMENT));
    }

    private FinerValues finer(String path) {
        return FinerValues.REFUSE.name().equals(note(path, FINER))
                ? FinerValues.REFUSE
                : FinerValues.CUT;
    }

    private ColumnType<?> text(String path) {
        String name = note(path, ENUM);
        if (name == null) {
            return ColumnType.STRING;
        }
        Optional<ColumnType<?>> found = EnumClasses.find(name);
        if (found.isEmpty()) {
            missing.add(name);
        }
        return found.orElse(ColumnType.STRING);
    }
}
