package io.lakekit.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The equality of values at any depth, arrays of bytes compared by content. */
final class Contents {

    private Contents() {}

    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof byte[] bytes) {
            return right instanceof byte[] others && Arrays.equals(bytes, others);
        }
        if (left instanceof List<?> list) {
            return right instanceof List<?> others && sameElements(list, others);
        }
        if (left instanceof Map<?, ?> map) {
            return right instanceof Map<?, ?> others && sameEntries(map, others);
        }
        return Objects.equals(left, right);
    }

    private static boolean sameElements(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameEntries(Map<?, ?> left, Map<?, ?> right) {
        return left.keySet().equals(right.keySet())
                && left.entrySet().stream()
                        .allMatch(e -> same(e.getValue(), right.get(e.getKey())));
    }

    static int hash(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.hashCode(bytes);
        }
        if (value instanceof List<?> list) {
            int hash = 1;
            for (Object element : list) {
                hash = 31 * hash + hash(element);
            }
            return hash;
        }
        if (value instanceof Map<?, ?> map) {
            int hash = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                hash += Objects.hashCode(entry.getKey()) ^ hash(entry.getValue());
            }
            return hash;
        }
        return Objects.hashCode(value);
    }
}
