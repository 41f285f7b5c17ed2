package io.lakekit.reference;

import java.util.Arrays;

/**
 * The order of values as they are stored: text by code points, which is the order of its bytes in
 * UTF-8; constants of an enum by name; bytes as unsigned numbers.
 */
final class StoredOrder {

    private StoredOrder() {}

    @SuppressWarnings("unchecked") // rules let comparable columns only be ordered by
    static int compare(Object left, Object right) {
        if (left instanceof byte[] bytes) {
            return Arrays.compareUnsigned(bytes, (byte[]) right);
        }
        if (left instanceof String text) {
            return byCodePoints(text, (String) right);
        }
        if (left instanceof Enum<?> constant) {
            return byCodePoints(constant.name(), ((Enum<?>) right).name());
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static int byCodePoints(String left, String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }
}
