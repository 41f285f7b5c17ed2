package io.lakekit.design;

import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.List;

/**
 * How the rows of a partition are distributed over buckets, the unit of parallel writing and
 * merging.
 */
public sealed interface Buckets extends Serializable {

    /**
     * {@code count} buckets, chosen by hash of the key; 200 MB to 1 GB a bucket and partition is a
     * good size.
     */
    static Fixed fixed(int count) {
        return new Fixed(count, List.of());
    }

    /** Buckets that grow with the number of keys; one writing job only, and not from plain Java. */
    static Dynamic dynamic() {
        return new Dynamic();
    }

    /**
     * Buckets decided by a later compaction job; rows are invisible until it ran, and plain Java
     * cannot write them.
     */
    static Postpone postpone() {
        return new Postpone();
    }

    /**
     * A fixed number.
     *
     * @param count how many
     * @param key the columns hashed; empty for the primary key without partition columns
     */
    record Fixed(int count, List<Column<?>> key) implements Buckets {

        /** Keeps an immutable copy of the columns. */
        public Fixed {
            key = List.copyOf(key);
        }

        /** The same number, hashed by these columns. */
        public Fixed by(Column<?>... columns) {
            return new Fixed(count, List.of(columns));
        }
    }

    /** A growing number. */
    record Dynamic() implements Buckets {}

    /** Decided later. */
    record Postpone() implements Buckets {}
}
