package io.lakekit.design;

import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.List;

/**
 * The distribution of a partition's rows over buckets, which are written and merged in parallel.
 * The rows of one key are in one bucket.
 *
 * <pre>{@code
 * Buckets.fixed(8); // by the primary key without its partition columns
 * Buckets.fixed(8).by(USER); // look-ups and joins by user read one bucket
 * }</pre>
 */
public sealed interface Buckets extends Serializable {

    /**
     * A fixed number of buckets, chosen by a hash of the key. 200 MB to 1 GB for a bucket of one
     * partition is a good size.
     *
     * @param count the number of buckets of each partition, at least 1
     */
    static Fixed fixed(int count) {
        return new Fixed(count, List.of());
    }

    /**
     * Buckets that grow in number with the keys. Only one job may write to them at a time, and it
     * cannot be plain Java.
     */
    static Dynamic dynamic() {
        return new Dynamic();
    }

    /**
     * Buckets that a later compaction job decides. Rows cannot be read before it ran, and plain
     * Java cannot write them.
     */
    static Postpone postpone() {
        return new Postpone();
    }

    /**
     * A fixed number of buckets.
     *
     * @param count the number of buckets of each partition
     * @param key the columns that are hashed; empty for the primary key without partition columns
     */
    record Fixed(int count, List<Column<?>> key) implements Buckets {

        /** Keeps an immutable copy of the columns. */
        public Fixed {
            key = List.copyOf(key);
        }

        /** A copy with the same number of buckets, chosen by a hash of these columns. */
        public Fixed by(Column<?>... columns) {
            return new Fixed(count, List.of(columns));
        }
    }

    /** A number of buckets that grows with the keys. */
    record Dynamic() implements Buckets {}

    /** Buckets that a later compaction job decides. */
    record Postpone() implements Buckets {}
}
