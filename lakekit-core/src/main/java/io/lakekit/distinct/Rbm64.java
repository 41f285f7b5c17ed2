package io.lakekit.distinct;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.BiConsumer;
import org.apache.paimon.shade.org.roaringbitmap.longlong.Roaring64Bitmap;
import org.jspecify.annotations.Nullable;

/**
 * An exact set of 64-bit ids, for a column of {@link io.lakekit.design.AggFunctions#rbm64()}. Every
 * long is an id, a negative one too. The bytes have the format of RoaringBitmap's {@code
 * Roaring64Bitmap}, which is not the portable 64-bit format of other languages.
 */
public final class Rbm64 implements DistinctSet {

    private static final StoredForm FORM =
            new StoredForm(
                    "rbm64",
                    "Rbm64.of(..).toBytes(), or what Roaring64Bitmap serializes; the format of"
                            + " Roaring64NavigableMap is another one");

    private static final int KEY_COUNT = 1;
    private static final int KEYS = KEY_COUNT + Long.BYTES;
    private static final int LEAST_PER_KEY = 18;

    /** The bitmap, which is never changed after construction. */
    private final Roaring64Bitmap ids;

    private Rbm64(Roaring64Bitmap ids) {
        ids.runOptimize();
        this.ids = ids;
    }

    /** The set of these ids; a repeated one counts once. */
    public static Rbm64 of(long... ids) {
        return builder().add(ids).build();
    }

    /**
     * The set in a column.
     *
     * @param stored the column's value; null is the empty set
     * @throws IllegalArgumentException if the bytes are not an rbm64 set
     */
    public static Rbm64 read(byte @Nullable [] stored) {
        return stored == null ? of() : new Rbm64(FORM.parse(stored, Rbm64::parse));
    }

    private static Roaring64Bitmap parse(byte[] bytes) throws IOException {
        Roaring64Bitmap ids = new Roaring64Bitmap();
        if (!(bytes.length == 1 && bytes[0] == 0)) {
            checkKeyCount(bytes);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            ids.deserialize(in);
            if (in.available() > 0) {
                throw new IOException("the set ends " + in.available() + " bytes before the end");
            }
        }
        return ids;
    }

    /** Refuses impossible sizes, which the library would otherwise allocate. */
    private static void checkKeyCount(byte[] bytes) throws IOException {
        if (bytes.length < KEYS || bytes[0] != 1) {
            throw new IOException("no header");
        }
        long keys = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(KEY_COUNT);
        if (keys < 1 || keys > bytes.length / LEAST_PER_KEY) {
            throw new IOException(keys + " keys announced");
        }
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
    public Rbm64 union(Rbm64 other) {
        return with(other, Roaring64Bitmap::or);
    }

    /** The set of the ids that are in both sets. */
    public Rbm64 intersection(Rbm64 other) {
        return with(other, Roaring64Bitmap::and);
    }

    /** The set of the ids that are in this set and not in the other. */
    public Rbm64 difference(Rbm64 other) {
        return with(other, Roaring64Bitmap::andNot);
    }

    private Rbm64 with(Rbm64 other, BiConsumer<Roaring64Bitmap, Roaring64Bitmap> operation) {
        Roaring64Bitmap changed = ids.clone();
        operation.accept(changed, other.ids);
        return new Rbm64(changed);
    }

    @Override
    public byte[] toBytes() {
        byte[] bytes = new byte[Math.toIntExact(ids.serializedSizeInBytes())];
        try {
            ids.serialize(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "rbm64 set of " + count();
    }

    /** A builder of a set from ids and stored sets. Mutable, for one thread. */
    public static final class Builder implements DistinctSet.Builder {

        private final Roaring64Bitmap ids = new Roaring64Bitmap();

        private Builder() {}

        /** Adds ids; a repeated one changes nothing. */
        @CanIgnoreReturnValue
        public Builder add(long... more) {
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
        public Rbm64 build() {
            return new Rbm64(ids.clone());
        }
    }
}
