package io.lakekit.bench.solution;

/**
 * A set of numbers that takes 11 to 21 bytes for each. It is cut into parts, so that growing needs
 * little memory at once.
 */
final class LongSet {

    private static final int PARTS = 64;

    private final Part[] parts = new Part[PARTS];
    private long size;

    LongSet() {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new Part();
        }
    }

    /** Adds a number; true if it was not in the set before. */
    boolean add(long number) {
        long mixed = number * 0x9e3779b97f4a7c15L;
        boolean added = parts[(int) (mixed >>> 58)].add(number, (int) (mixed >>> 26));
        size += added ? 1 : 0;
        return added;
    }

    long size() {
        return size;
    }

    /**
     * A part with open addressing. 0 stands for an empty place, so the number 0 is kept separately.
     */
    private static final class Part {

        private long[] table = new long[64];
        private int filled;
        private boolean hasZero;

        boolean add(long number, int hash) {
            if (number == 0) {
                boolean added = !hasZero;
                hasZero = true;
                return added;
            }
            if (filled * 4L > table.length * 3L) {
                grow();
            }
            return put(number, hash);
        }

        private boolean put(long number, int hash) {
            int place = hash & (table.length - 1);
            while (table[place] != 0) {
                if (table[place] == number) {
                    return false;
                }
                place = (place + 1) & (table.length - 1);
            }
            table[place] = number;
            filled++;
            return true;
        }

        private void grow() {
            long[] old = table;
            table = new long[old.length * 2];
            filled = 0;
            for (long number : old) {
                if (number != 0) {
                    put(number, (int) ((number * 0x9e3779b97f4a7c15L) >>> 26));
                }
            }
        }
    }
}
