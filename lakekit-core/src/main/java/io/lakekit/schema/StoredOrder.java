package io.lakekit.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The order in which values are stored, which is total on the values of one column type at any
 * depth. Null is lowest; text compares as its UTF-8 bytes, a constant of an enum by its name, bytes
 * as unsigned numbers, lists, rows and maps by their parts, anything else by nature. Only equal
 * values tie, so what is chosen by it depends on no order of arrival.
 */
public final class StoredOrder {

    private StoredOrder() {}

    /** Compares two values of one column type, as {@link java.util.Comparator#compare} does. */
    public static int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return comparePresent(left, right);
    }

    @SuppressWarnings("unchecked") // values of one type that are neither bytes nor nested
    private static int comparePresent(Object left, Object right) {
        if (left instanceof String text) {
            return Arrays.compareUnsigned(utf8(text), utf8((String) right));
        }
        if (left instanceof Enum<?> constant) {
            return Arrays.compareUnsigned(utf8(constant.name()), utf8(((Enum<?>) right).name()));
        }
        if (left instanceof byte[] bytes) {
            return Arrays.compareUnsigned(bytes, (byte[]) right);
        }
        if (left instanceof List<?> list) {
            return compareAll(list.iterator(), ((List<?>) right).iterator());
        }
        if (left instanceof Map<?, ?> map) {
            return compareEntries(map, (Map<?, ?>) right);
        }
        if (left instanceof Row row) {
            return compareEntries(row.asMap(), ((Row) right).asMap());
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int compareAll(Iterator<?> left, Iterator<?> right) {
        while (left.hasNext() && right.hasNext()) {
            int order = compare(left.next(), right.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private static int compareEntries(Map<?, ?> left, Map<?, ?> right) {
        Map<Object, @Nullable Object> first = sorted(left);
        Map<Object, @Nullable Object> second = sorted(right);
        int order = compareAll(first.keySet().iterator(), second.keySet().iterator());
        return order != 0
                ? order
                : compareAll(first.values().iterator(), second.values().iterator());
    }

    private static Map<Object, @Nullable Object> sorted(Map<?, ?> map) {
        Map<Object, @Nullable Object> sorted = new TreeMap<>(StoredOrder::compare);
        sorted.putAll(map);
        return sorted;
    }
}
