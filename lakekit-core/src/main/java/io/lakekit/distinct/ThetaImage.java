package io.lakekit.distinct;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of a serialized compact theta sketch. The library reads as many bytes as the header
 * announces without looking at the end of the array, so that number is checked first. Layout: the
 * preamble of Apache DataSketches' theta sketches, plain (version 3) and compressed (version 4).
 */
final class ThetaImage {

    private static final int PLAIN = 3;
    private static final int COMPRESSED = 4;
    private static final int COMPACT_FAMILY = 3;
    private static final int EMPTY = 4;

    private ThetaImage() {}

    static boolean isWhole(byte[] bytes) {
        if (bytes.length < 8 || bytes[2] != COMPACT_FAMILY) {
            return false;
        }
        return switch (bytes[1]) {
            case PLAIN -> plainLength(bytes) == bytes.length;
            case COMPRESSED -> compressedLength(bytes) == bytes.length;
            default -> false;
        };
    }

    private static long plainLength(byte[] bytes) {
        int longs = bytes[0] & 0x3F;
        if ((bytes[5] & EMPTY) != 0) {
            return 8;
        }
        return longs == 1 ? 16 : 8L * (longs + number(bytes, 8, 4));
    }

    /**
     * The length of a compressed sketch: some longs of header, a count of a few bytes, then entries
     * of a few bits each.
     */
    private static long compressedLength(byte[] bytes) {
        int header = 8 * (bytes[0] & 0x3F);
        int entryBits = bytes[3] & 0xFF;
        int countBytes = bytes[4];
        if (entryBits < 1 || entryBits > 64 || countBytes < 1 || countBytes > 4) {
            return -1;
        }
        long entries = number(bytes, header, countBytes);
        return header + countBytes + (entryBits * entries + 7) / 8;
    }

    /**
     * The unsigned little-endian number at an index. Past the end there is none, so that no length
     * is right.
     */
    private static long number(byte[] bytes, int index, int size) {
        if (index + size > bytes.length) {
            return Integer.MAX_VALUE;
        }
        byte[] padded = new byte[Long.BYTES];
        System.arraycopy(bytes, index, padded, 0, size);
        return ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}
