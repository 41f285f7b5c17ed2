package io.lakekit.internal.value;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a type that are one step smaller than a value: a shorter list or text, a number
 * nearer to 0. The greatest steps come first, and after finitely many steps there is no smaller
 * value.
 */
public final class SmallerValues {

    private SmallerValues() {}

    public static Stream<Object> of(ColumnType<?> type, @Nullable Object value) {
        if (value == null) {
            return Stream.empty();
        }
        return switch (type.kind()) {
            case BOOLEAN -> (Boolean) value ? Stream.of(false) : Stream.empty();
            case TINYINT -> whole((Byte) value, number -> (byte) number);
            case SMALLINT -> whole((Short) value, number -> (short) number);
            case INT -> whole((Integer) value, number -> (int) number);
            case BIGINT -> whole((Long) value, number -> number);
            case FLOAT -> floating((Float) value).mapToObj(number -> (float) number);
            case DOUBLE -> floating((Double) value).mapToObj(number -> number);
            case DECIMAL -> decimals((BigDecimal) value);
            case CHAR, VARCHAR, STRING -> texts((String) value);
            case BINARY, BYTES -> bytes((byte[]) value);
            case ARRAY -> lists(type.elements().get(0), (List<?>) value);
            case MAP -> maps(type.elements().get(1), (Map<?, ?>) value);
            case ROW -> rows(type.fields(), (Row) value);
            case ENUM, DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> Stream.empty();
        };
    }

    private static Stream<Object> whole(long value, LongFunction<Object> boxed) {
        return LongStream.of(0, Math.abs(value), value / 2, value - Long.signum(value))
                .filter(smaller -> isSmaller((double) smaller, (double) value))
                .distinct()
                .mapToObj(boxed);
    }

    /** Whether a number is nearer to 0 than another, or as near and positive. */
    private static boolean isSmaller(double number, double than) {
        return Math.abs(number) < Math.abs(than)
                || (Math.abs(number) == Math.abs(than) && number > than);
    }

    /**
     * The smaller floating-point numbers. Whole numbers are smaller than others; -0 is left out.
     */
    private static DoubleStream floating(double value) {
        DoubleStream nearer =
                value == Math.rint(value)
                        ? DoubleStream.of(
                                        0,
                                        Math.abs(value),
                                        Math.rint(value / 2),
                                        value - Math.signum(value))
                                .filter(smaller -> isSmaller(smaller, value))
                        : DoubleStream.of(0, 1, Math.rint(value));
        return nearer.map(smaller -> smaller + 0.0).distinct();
    }

    private static Stream<Object> decimals(BigDecimal value) {
        return whole(
                value.unscaledValue().longValue(),
                unscaled -> new BigDecimal(BigInteger.valueOf(unscaled), value.scale()));
    }

    private static Stream<Object> texts(String value) {
        Stream<Object> shorter =
                IntStream.range(0, value.length())
                        .mapToObj(i -> value.substring(0, i) + value.substring(i + 1));
        Stream<Object> plainer =
                IntStream.range(0, value.length())
                        .filter(i -> value.charAt(i) != 'a')
                        .mapToObj(i -> value.substring(0, i) + 'a' + value.substring(i + 1));
        return Stream.concat(shorter, plainer);
    }

    private static Stream<Object> bytes(byte[] value) {
        List<Object> list = new ArrayList<>();
        for (byte item : value) {
            list.add(item);
        }
        return lists(ColumnType.TINYINT, list).map(smaller -> array((List<?>) smaller));
    }

    private static byte[] array(List<?> bytes) {
        byte[] array = new byte[bytes.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = (Byte) bytes.get(i);
        }
        return array;
    }

    private static Stream<Object> lists(ColumnType<?> element, List<?> value) {
        return Stream.concat(
                IntStream.range(0, value.size()).mapToObj(i -> without(value, i)),
                steps(value, i -> element));
    }

    private static Object without(List<?> list, int index) {
        List<@Nullable Object> fewer = new ArrayList<>(list);
        fewer.remove(index);
        return fewer;
    }

    /** The lists that have one smaller element. */
    private static Stream<Object> steps(
            List<? extends @Nullable Object> list, IntFunction<ColumnType<?>> types) {
        return IntStream.range(0, list.size())
                .boxed()
                .flatMap(
                        i ->
                                of(types.apply(i), list.get(i))
                                        .map(
                                                smaller -> {
                                                    List<@Nullable Object> other =
                                                            new ArrayList<>(list);
                                                    other.set(i, smaller);
                                                    return other;
                                                }));
    }

    private static Stream<Object> maps(ColumnType<?> item, Map<?, ?> value) {
        List<Object> keys = new ArrayList<>(value.keySet());
        Stream<Object> fewer =
                keys.stream()
                        .map(
                                key -> {
                                    Map<Object, @Nullable Object> rest = new LinkedHashMap<>(value);
                                    rest.remove(key);
                                    return rest;
                                });
        Stream<Object> smaller =
                steps(new ArrayList<@Nullable Object>(value.values()), i -> item)
                        .map(items -> zipped(keys, (List<?>) items));
        return Stream.concat(fewer, smaller);
    }

    private static Object zipped(List<?> keys, List<?> items) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), items.get(i));
        }
        return map;
    }

    private static Stream<Object> rows(List<Column<?>> fields, Row value) {
        List<@Nullable Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(value.get(field)));
        return steps(values, i -> fields.get(i).type())
                .map(smaller -> Row.ofValues(fields, (List<?>) smaller));
    }
}
