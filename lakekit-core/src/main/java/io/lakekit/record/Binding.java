package io.lakekit.record;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.text.Spelling;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The binding of a record class's components to columns by name, and everything about it that does
 * not fit.
 */
final class Binding {

    /** A component together with its column. */
    private record Part(Column<?> column, MethodHandle accessor, UnaryOperator<Object> convert) {

        @Nullable Object read(Record from) {
            try {
                Object value = accessor.invokeExact((Object) from);
                return value == null ? null : convert.apply(value);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(
                        "Accessor of " + column.name() + " failed in " + from.getClass().getName(),
                        e);
            }
        }
    }

    private static final Code NO_COLUMN =
            code("LK1001", "a component that fits no column, or several");
    private static final Code OTHER_TYPE =
            code("LK1002", "a component whose type is not the column's");
    private static final Code NO_COMPONENT =
            code("LK1003", "a column for which the record has no component");
    private static final Code TWO_COMPONENTS =
            code("LK1004", "a column for which the record has two components");
    private static final Code PRIMITIVE =
            code("LK1005", "a primitive component of a column that may be null when read");
    private static final Code UNREACHABLE =
            code("LK1006", "a record that its module does not open");

    private final Class<? extends Record> type;
    private final List<? extends Column<?>> offered;
    private final Place.OfColumns place;
    private final Direction direction;
    private final List<Diagnostic> misfits = new ArrayList<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private @Nullable MethodHandle constructor;

    private Binding(
            Class<? extends Record> type,
            List<? extends Column<?>> offered,
            Direction direction,
            Place.OfColumns place) {
        this.type = type;
        this.offered = offered;
        this.direction = direction;
        this.place = place;
    }

    private static Code code(String id, String title) {
        return Code.error(id, title, "binding a record");
    }

    static Binding of(
            Class<? extends Record> type,
            List<? extends Column<?>> columns,
            Direction direction,
            Place.OfColumns place) {
        Binding binding = new Binding(type, columns, direction, place);
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (RecordComponent component : type.getRecordComponents()) {
                binding.bind(component, lookup);
            }
            binding.constructor = binding.canonical(lookup);
        } catch (IllegalAccessException | NoSuchMethodException e) {
            binding.misfit(
                    UNREACHABLE,
                    new Place.OfRecord(type.getName()),
                    "the record cannot be reached: " + e.getMessage(),
                    "its values can be neither read nor made",
                    "Add 'opens " + type.getPackageName() + "' to the declaration of its module.");
        }
        return binding;
    }

    private void bind(RecordComponent component, MethodHandles.Lookup lookup)
            throws IllegalAccessException {
        List<? extends Column<?>> found = find(component, offered);
        if (found.size() != 1) {
            misfit(
                    NO_COLUMN,
                    place,
                    "component '"
                            + component.getName()
                            + "' of "
                            + type.getSimpleName()
                            + (found.isEmpty() ? " fits no column" : " fits several columns"),
                    "columns are bound by name and there are " + names(found, offered),
                    Spelling.question(component.getName(), unbound(found))
                            + "Rename the component, annotate it with @ColumnName, or remove"
                            + " it.");
            return;
        }
        Column<?> column = found.get(0);
        List<Diagnostic> nested = new ArrayList<>();
        Optional<UnaryOperator<Object>> conversion =
                new Conversion(direction, place.column(column.name()), nested)
                        .between(column.type(), component.getGenericType());
        if (!nested.isEmpty()) {
            misfits.addAll(nested);
        } else if (conversion.isEmpty()) {
            misfit(
                    OTHER_TYPE,
                    place.column(column.name()),
                    "component '"
                            + component.getName()
                            + "' is "
                            + component.getGenericType().getTypeName()
                            + ", the column "
                            + column.type(),
                    "no value of one is a value of the other in every case",
                    "Declare the component as " + Conversion.declared(column.type()) + ".");
        } else if (direction == Direction.READING
                && column.nullable()
                && component.getType().isPrimitive()) {
            misfit(
                    PRIMITIVE,
                    place.column(column.name()),
                    "component '"
                            + component.getName()
                            + "' is "
                            + component.getType()
                            + ", which has no null",
                    "the column may be null when read",
                    "Declare the component as "
                            + Conversion.boxed(component.getType()).getSimpleName()
                            + ".");
        } else {
            add(component, column, conversion.get(), lookup);
        }
    }

    private void add(
            RecordComponent component,
            Column<?> column,
            UnaryOperator<Object> conversion,
            MethodHandles.Lookup lookup)
            throws IllegalAccessException {
        MethodHandle accessor =
                lookup.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
        if (parts.putIfAbsent(column.name(), new Part(column, accessor, conversion)) != null) {
            misfit(
                    TWO_COMPONENTS,
                    place.column(column.name()),
                    "two components of "
                            + type.getSimpleName()
                            + " fit this column, one is '"
                            + component.getName()
                            + "'",
                    "only one value can be stored",
                    "Remove one of them.");
        }
    }

    /**
     * The column of exactly this name, or else all columns whose names differ from it only in
     * underscores and case.
     */
    private static List<? extends Column<?>> find(
            RecordComponent component, List<? extends Column<?>> columns) {
        ColumnName given = component.getAnnotation(ColumnName.class);
        String name = given == null ? component.getName() : given.value();
        List<? extends Column<?>> exact =
                columns.stream().filter(c -> c.name().equals(name)).toList();
        return given != null || !exact.isEmpty()
                ? exact
                : columns.stream().filter(c -> plain(c.name()).equals(plain(name))).toList();
    }

    private static List<String> names(
            List<? extends Column<?>> found, List<? extends Column<?>> columns) {
        return (found.isEmpty() ? columns : found).stream().map(Column::name).toList();
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private MethodHandle canonical(MethodHandles.Lookup lookup)
            throws NoSuchMethodException, IllegalAccessException {
        Class<?>[] types =
                Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        return lookup.unreflectConstructor(type.getDeclaredConstructor(types))
                .asFixedArity()
                .asType(MethodType.genericMethodType(types.length).changeReturnType(Record.class))
                .asSpreader(Object[].class, types.length);
    }

    /** The names of the columns that a component may have meant, if it fits none. */
    private List<String> unbound(List<? extends Column<?>> found) {
        return found.isEmpty() ? offered.stream().<String>map(Column::name).toList() : List.of();
    }

    private void misfit(Code code, Place where, String fact, String consequence, String fix) {
        misfits.add(new Diagnostic(code, where, fact, consequence, fix));
    }

    List<Diagnostic> misfits() {
        return misfits;
    }

    /** A finding for each required column that no component is bound to. */
    List<Diagnostic> missing(Predicate<Column<?>> required) {
        List<Diagnostic> found = new ArrayList<>();
        for (Column<?> column : offered) {
            if (!parts.containsKey(column.name()) && required.test(column)) {
                found.add(
                        NO_COMPONENT
                                .at(place.column(column.name()))
                                .says("%s supplies no value for this column", type.getSimpleName())
                                .so(
                                        column.nullable()
                                                ? "a row would set it to null"
                                                : "the column is never null")
                                .fix(
                                        "Add a component for '%s', or leave the column out of the slice.",
                                        column.name()));
            }
        }
        return found;
    }

    /** The columns that components are bound to, in the order of the components. */
    List<Column<?>> columns() {
        return parts.values().stream().<Column<?>>map(Part::column).toList();
    }

    /** The reader of a column's value from a record; a column that is not bound reads null. */
    Reader reader(Column<?> column) {
        Part part = parts.get(column.name());
        return part == null ? from -> null : part::read;
    }

    /** A reader of one value from a record. */
    @FunctionalInterface
    interface Reader {
        @Nullable Object read(Record from);
    }

    Row toRow(Record from) {
        List<@Nullable Object> values = new ArrayList<>();
        parts.values().forEach(part -> values.add(part.read(from)));
        return Row.ofValues(columns(), values);
    }

    Record toRecord(IntFunction<@Nullable Object> values) {
        @Nullable Object[] arguments = new Object[parts.size()];
        int i = 0;
        for (Part part : parts.values()) {
            Object value = values.apply(i);
            arguments[i++] = value == null ? null : part.convert().apply(value);
        }
        return make(arguments);
    }

    private Record make(@Nullable Object[] arguments) {
        MethodHandle made = constructor;
        if (made == null) {
            throw new IllegalStateException(type + " has misfits");
        }
        try {
            return (Record) made.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Constructor of " + type.getName() + " failed", e);
        }
    }
}
