package io.lakekit.distinct;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of a serialized HLL sketch. The library reads as many bytes as the header announces
 * without looking at the end of the array, so that number is checked first. Layout: the preamble of
 * Apache DataSketches' HLL.
 */
final class HllImage {

    private static final int SERIAL_VERSION = 1;
    private static final int FAMILY = 7;
    private static final int COMPACT = 8;

    private static final int LIST_HEADER = 8;
    private static final int SET_HEADER = 12;
    private static final int HLL_HEADER = 40;

    private HllImage() {}

    static boolean isCompact(byte[] bytes) {
        return (bytes[5] & COMPACT) != 0;
    }

    static boolean holdsWhatItAnnounces(byte[] bytes) {
        if (bytes.length < LIST_HEADER || bytes[1] != SERIAL_VERSION || bytes[2] != FAMILY) {
            return false;
        }
        int lgK = bytes[3];
        return lgK >= 4 && lgK <= 21 && least(bytes, lgK) <= bytes.length;
    }

    /**
     * The number of bytes that the library will read at most; more than any array has if the mode
     * is unknown.
     */
    private static long least(byte[] bytes, int lgK) {
        return switch (bytes[7] & 3) {
            case 0 -> LIST_HEADER + coupons(bytes, bytes[6] & 0xFF);
            case 1 -> SET_HEADER + coupons(bytes, intAt(bytes, 8));
            case 2 -> HLL_HEADER + registers(bytes, 1L << lgK) + exceptions(bytes);
            default -> Long.MAX_VALUE;
        };
    }

    /**
     * The bytes of a list or a set of coupons: so many coupons, or a table with room for a power of
     * two.
     */
    private static long coupons(byte[] bytes, int count) {
        if (count < 0) {
            return Integer.MAX_VALUE;
        }
        return isCompact(bytes) ? 4L * count : table(bytes);
    }

    private static long registers(byte[] bytes, long k) {
        return switch (bytes[7] >> 2 & 3) {
            case 0 -> k / 2;
            case 1 -> k * 3 / 4 + 1;
            default -> k;
        };
    }

    /** The bytes of the values that do not fit into four-bit registers. */
    private static long exceptions(byte[] bytes) {
        int count = intAt(bytes, 36);
        if ((bytes[7] >> 2 & 3) != 0 || count == 0) {
            return 0;
        }
        return coupons(bytes, count);
    }

    private static long table(byte[] bytes) {
        return 4L << Math.min(bytes[4] & 0xFF, 32);
    }

    /** The int at an index; 0 past the end, where the header alone is too long already. */
    private static int intAt(byte[] bytes, int index) {
        return index + 4 > bytes.length
                ? Integer.MAX_VALUE
                : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(index);
    }
}
