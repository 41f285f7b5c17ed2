package io.lakekit.flink.sql;

import io.lakekit.distinct.DistinctSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The accumulator of a union function: the union of the sets of a group so far. Flink keeps it, and
 * it is public only for Flink. From row to row it stays a live set, because writing out a large set
 * for each row would cost the square of the rows; it becomes bytes when it is stored or sent.
 */
public final class UnionAccumulator {

    private byte @Nullable [] stored;
    private DistinctSet.@Nullable Builder live;

    UnionAccumulator() {}

    UnionAccumulator(byte @Nullable [] stored) {
        this.stored = stored;
    }

    void add(byte[] set, Supplier<DistinctSet.Builder> empty) {
        DistinctSet.Builder all = live;
        if (all == null) {
            all = empty.get().union(stored);
            live = all;
        }
        all.union(set);
        stored = null;
    }

    /** The bytes of the union, or null if no set was added. */
    byte @Nullable [] toBytes() {
        DistinctSet.Builder all = live;
        if (stored == null && all != null) {
            stored = all.build().toBytes();
        }
        return stored;
    }
}
