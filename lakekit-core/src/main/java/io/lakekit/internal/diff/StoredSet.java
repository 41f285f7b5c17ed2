package io.lakekit.internal.diff;

import io.lakekit.design.AggFunction;
import io.lakekit.distinct.DistinctSet;
import org.jspecify.annotations.Nullable;

/**
 * The value of a column that counts distinct ids. One set can be stored as different bytes, so two
 * are equal if their union counts no more than either: exactly for bitmaps, and as well as their
 * estimates for sketches.
 */
final class StoredSet {

    private final AggFunction<?> function;
    private final byte[] bytes;
    private final DistinctSet set;

    StoredSet(AggFunction<?> function, byte[] bytes) {
        this.function = function;
        this.bytes = bytes;
        this.set = DistinctSet.read(function, bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredSet that
                && united(this) == united(that)
                && that.united(that) == united(that);
    }

    /**
     * The number of ids in the union. A sketch that was never united estimates by the order in
     * which it got its ids, so that it is compared after a union with itself.
     */
    private long united(StoredSet other) {
        return DistinctSet.builder(function)
                .union(bytes)
                .union(other.bytes)
                .build()
                .estimate()
                .rounded();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(united(this));
    }

    @Override
    public String toString() {
        return set.toString();
    }
}
