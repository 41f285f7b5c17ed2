package io.lakekit.flink.job;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.types.RowKind;

/**
 * Flink's types of record classes. Flink finds the type of a record with plain components by
 * itself, but takes a list, a map, or a local date or time for an opaque object.
 *
 * <pre>{@code clicks.map(Parser::click).returns(RecordTypes.of(Click.class))}</pre>
 */
public final class RecordTypes {

    /** The classes for which Flink has types that it does not find by itself. */
    private static final Map<Class<?>, TypeInformation<?>> TIMES =
            Map.of(
                    LocalDate.class, Types.LOCAL_DATE,
                    LocalTime.class, Types.LOCAL_TIME,
                    LocalDateTime.class, Types.LOCAL_DATE_TIME);

    private RecordTypes() {}

    /**
     * The type of a public record, with its lists, maps and nested records. A list may be null but
     * has no null elements; a map may have null values. Components of other types get the type that
     * Flink finds.
     *
     * @throws IllegalArgumentException if the record is not public, or a component has a generic
     *     type other than List and Map
     */
    public static <R extends Record> TypeInformation<R> of(Class<R> type) {
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new IllegalArgumentException(
                    "Record '"
                            + type.getName()
                            + "' is not public, so Flink cannot make it; declare it public, and"
                            + " static if nested");
        }
        Map<String, TypeInformation<?>> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(component.getName(), typeOf(component.getGenericType()));
        }
        return Types.POJO(type, fields);
    }

    /**
     * The type of changes whose values are such records, as {@link ChangelogRecords#changes} hands
     * them over.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    public static <R extends Record> TypeInformation<ChangelogRecord<R>> ofChanges(Class<R> type) {
        return Types.POJO(
                (Class<ChangelogRecord<R>>) (Class<?>) ChangelogRecord.class,
                Map.of("kind", Types.ENUM(RowKind.class), "record", of(type)));
    }

    private static TypeInformation<?> typeOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return Types.LIST(typeOf(arguments[0]));
            }
            if (generic.getRawType() == Map.class) {
                return Types.MAP(typeOf(arguments[0]), typeOf(arguments[1]));
            }
        }
        if (type instanceof Class<?> raw && raw.isRecord()) {
            return of(raw.asSubclass(Record.class));
        }
        if (type instanceof Class<?> plain) {
            TypeInformation<?> time = TIMES.get(plain);
            return time == null ? TypeInformation.of(plain) : time;
        }
        throw new IllegalArgumentException(
                "Flink has no type for '"
                        + type
                        + "'; use List, Map, records and plain types without wildcards");
    }
}
