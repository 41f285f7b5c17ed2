package io.lakekit.distinct;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.paimon.shade.org.roaringbitmap.RoaringBitmap;
import org.jspecify.annotations.Nullable;

/**
 * An exact set of 32-bit ids, for a column of {@link io.lakekit.design.AggFunctions#rbm32()}. Every
 * int is an id, a negative one too. The bytes have RoaringBitmap's portable format.
 */
public final class Rbm32 implements DistinctSet {

    private static final StoredForm FORM =
            new StoredForm("rbm32", "Rbm32.of(..).toBytes(), or what RoaringBitmap serializes");

    /** The bitmap, which is never changed after construction. */
    private final RoaringBitmap ids;

    private Rbm32(RoaringBitmap ids) {
        ids.runOptimize();
        this.ids = ids;
    }

    /** The set of these ids; a repeated one counts once. */
    public static Rbm32 of(int... ids) {
        return builder().add(ids).build();
    }

    /**
     * The set in a column.
     *
     * @param stored the column's value; null is the empty set
     * @throws IllegalArgumentException if the bytes are not an rbm32 set
     */
    public static Rbm32 read(byte @Nullable [] stored) {
        return stored == null ? of() : new Rbm32(FORM.parse(stored, Rbm32::parse));
    }

    private static RoaringBitmap parse(byte[] bytes) throws IOException {
        RoaringBitmap ids = new RoaringBitmap();
        ids.deserialize(ByteBuffer.wrap(bytes));
        if (ids.serializedSizeInBytes() != bytes.length) {
            throw new IOException("the set ends at byte " + ids.serializedSizeInBytes());
        }
        return ids;
    }

    /** A builder for many ids. */
    public static Builder builder() {
        return new Builder();
    }

    /** The number of ids in the set. */
    public long count() {
        return ids.getLongCardinality();
    }

    @Override
    public Estimate estimate() {
        return Estimate.exact(count());
    }

    /** The set of the ids that are in this set or in the other. */
    public Rbm32 union(Rbm32 other) {
        return new Rbm32(RoaringBitmap.or(ids, other.ids));
    }

    /** The set of the ids that are in both sets. */
    public Rbm32 intersection(Rbm32 other) {
        return new Rbm32(RoaringBitmap.and(ids, other.ids));
    }

    /** The set of the ids that are in this set and not in the other. */
    public Rbm32 difference(Rbm32 other) {
        return new Rbm32(RoaringBitmap.andNot(ids, other.ids));
    }

    @Override
    public byte[] toBytes() {
        byte[] bytes = new byte[ids.serializedSizeInBytes()];
        ids.serialize(ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Override
    public String toString() {
        return "rbm32 set of " + count();
    }

    /** A builder of a set from ids and stored sets. Mutable, for one thread. */
    public static final class Builder implements DistinctSet.Builder {

        private final RoaringBitmap ids = new RoaringBitmap();

        private Builder() {}

        /** Adds ids; a repeated one changes nothing. */
        @CanIgnoreReturnValue
        public Builder add(int... more) {
            ids.add(more);
            return this;
        }

        @Override
        @CanIgnoreReturnValue
        public Builder union(byte @Nullable [] stored) {
            ids.or(read(stored).ids);
            return this;
        }

        @Override
        public Rbm32 build() {
            return new Rbm32(ids.clone());
        }
    }
}
