package io.lakekit.flink.distinct;

import io.lakekit.distinct.DistinctSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a union function has seen of a group; Flink's to keep, and public only for its sake. Stays a
 * live set from row to row, because writing out a large one for each row would cost the square of
 * the rows, and becomes bytes when it is stored or sent.
 */
public final class SetUnion {

    private byte @Nullable [] stored;
    private DistinctSet.@Nullable Builder live;

    SetUnion() {}

    SetUnion(byte @Nullable [] stored) {
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

    /** Null if no set was added. */
    byte @Nullable [] toBytes() {
        DistinctSet.Builder all = live;
        if (stored == null && all != null) {
            stored = all.build().toBytes();
        }
        return stored;
    }
}
