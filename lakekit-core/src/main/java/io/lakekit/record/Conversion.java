package io.lakekit.record;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of values between a Java type and a column type; there is none if they do not fit.
 * Values that need no change pass as they are.
 */
final class Conversion {

    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(
                    boolean.class, Boolean.class,
                    byte.class, Byte.class,
                    short.class, Short.class,
                    int.class, Integer.class,
                    long.class, Long.class,
                    float.class, Float.class,
                    double.class, Double.class);

    private static final Map<ColumnType.Kind, Set<Class<?>>> NARROWER =
            Map.of(
                    ColumnType.Kind.SMALLINT, Set.of(Byte.class),
                    ColumnType.Kind.INT, Set.of(Byte.class, Short.class),
                    ColumnType.Kind.BIGINT, Set.of(Byte.class, Short.class, Integer.class),
                    ColumnType.Kind.DOUBLE, Set.of(Float.class));

    private final Direction direction;
    private final Place.OfColumns place;
    private final List<Diagnostic> nested;

    /** A conversion that adds the findings about a nested record to {@code nested}. */
    Conversion(Direction direction, Place.OfColumns place, List<Diagnostic> nested) {
        this.direction = direction;
        this.place = place;
        this.nested = nested;
    }

    Optional<UnaryOperator<Object>> between(ColumnType<?> column, Type java) {
        return switch (column.kind()) {
            case ARRAY -> list(column.elements().get(0), java);
            case MAP -> map(column, java);
            case ROW -> row(column, java);
            default -> plain(column, java);
        };
    }

    /** The Java type with which a component that holds the type's values is declared. */
    static String declared(ColumnType<?> type) {
        return switch (type.kind()) {
            case ARRAY -> "List<" + declared(type.elements().get(0)) + ">";
            case MAP ->
                    "Map<"
                            + declared(type.elements().get(0))
                            + ", "
                            + declared(type.elements().get(1))
                            + ">";
            case ROW -> "Row, or as a record of its fields";
            default -> type.javaType().getSimpleName();
        };
    }

    static Class<?> boxed(Class<?> type) {
        return BOXES.getOrDefault(type, type);
    }

    private Optional<UnaryOperator<Object>> plain(ColumnType<?> column, Type java) {
        if (!(java instanceof Class<?> type)) {
            return Optional.empty();
        }
        Class<?> box = boxed(type);
        if (box == column.javaType()) {
            return Optional.of(UnaryOperator.identity());
        }
        return direction == Direction.WRITING
                        && NARROWER.getOrDefault(column.kind(), Set.of()).contains(box)
                ? Optional.of(value -> widened(column.kind(), (Number) value))
                : Optional.empty();
    }

    private static Object widened(ColumnType.Kind kind, Number value) {
        return switch (kind) {
            case SMALLINT -> value.shortValue();
            case INT -> value.intValue();
            case BIGINT -> value.longValue();
            default -> value.doubleValue();
        };
    }

    private Optional<UnaryOperator<Object>> list(ColumnType<?> element, Type java) {
        return arguments(java, List.class)
                .flatMap(arguments -> between(element, arguments[0]))
                .map(convert -> value -> each((List<?>) value, convert));
    }

    private static List<@Nullable Object> each(List<?> values, UnaryOperator<Object> convert) {
        List<@Nullable Object> converted = new ArrayList<>(values.size());
        for (Object value : values) {
            converted.add(value == null ? null : convert.apply(value));
        }
        return converted;
    }

    private Optional<UnaryOperator<Object>> map(ColumnType<?> column, Type java) {
        Optional<Type[]> arguments = arguments(java, Map.class);
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        var key = between(column.elements().get(0), arguments.get()[0]);
        var item = between(column.elements().get(1), arguments.get()[1]);
        if (key.isEmpty() || item.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(value -> entries((Map<?, ?>) value, key.get(), item.get()));
    }

    private static Map<Object, @Nullable Object> entries(
            Map<?, ?> values, UnaryOperator<Object> key, UnaryOperator<Object> item) {
        Map<Object, @Nullable Object> converted = new LinkedHashMap<>();
        values.forEach((k, v) -> converted.put(key.apply(k), v == null ? null : item.apply(v)));
        return converted;
    }

    private static Optional<Type[]> arguments(Type java, Class<?> raw) {
        return java instanceof ParameterizedType generic && generic.getRawType() == raw
                ? Optional.of(generic.getActualTypeArguments())
                : Optional.empty();
    }

    private Optional<UnaryOperator<Object>> row(ColumnType<?> column, Type java) {
        if (java == Row.class) {
            return Optional.of(UnaryOperator.identity());
        }
        if (!(java instanceof Class<?> type) || !type.isRecord()) {
            return Optional.empty();
        }
        Binding binding =
                Binding.of(type.asSubclass(Record.class), column.fields(), direction, place);
        nested.addAll(binding.misfits());
        if (direction == Direction.WRITING) {
            nested.addAll(binding.missing(field -> !field.nullable()));
        }
        if (!nested.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                direction == Direction.WRITING
                        ? value -> binding.toRow((Record) value)
                        : value ->
                                binding.toRecord(i -> ((Row) value).get(binding.columns().get(i))));
    }
}
