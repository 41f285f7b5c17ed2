package io.lakekit.bench.experiment;

import io.lakekit.bench.truth.Expected;
import java.util.Locale;

/**
 * The check that the heap of a child process is enough for Q4, for which the append tables and the
 * hybrid table join all rows of a partition in memory. Nothing else needs more for a larger log.
 */
final class HeapCheck {

    private static final long BYTES_OF_A_ROW = 700;

    private HeapCheck() {}

    /**
     * Checks the heap.
     *
     * @throws IllegalArgumentException if it is too small, with the heap to ask for
     */
    static void check(Expected expected, long heapBytes) {
        long needed = expected.rowsOfDay() * BYTES_OF_A_ROW;
        if (needed > heapBytes / 10 * 6) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "Q4 joins the %,d rows of request and ad of partition %s in the heap,"
                                    + " which takes about %,d MB of the %,d MB there are. Start with"
                                    + " 'java -Xmx%dm -jar ...', or read fewer lines",
                            expected.rowsOfDay(),
                            expected.parameters().day(),
                            needed >> 20,
                            heapBytes >> 20,
                            ((needed / 6 * 10) >> 20) + 1));
        }
    }
}
