package io.lakekit.distinct;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import org.apache.paimon.shade.org.apache.datasketches.hll.HllSketch;
import org.apache.paimon.shade.org.apache.datasketches.hll.TgtHllType;
import org.apache.paimon.shade.org.apache.datasketches.hll.Union;
import org.jspecify.annotations.Nullable;

/**
 * A HyperLogLog sketch of ids, for a column of {@link io.lakekit.design.AggFunctions#hllSketch()}:
 * about 2.1 kB at most, almost exact for the first few hundred ids, then an estimate with a
 * standard error of 1.6 % once merged. The bytes are Apache DataSketches' HLL.
 *
 * <p>Ids are hashed by the library, so that every tool which feeds it the same way agrees: a long
 * by its 8 bytes, a text by its UTF-8 bytes, bytes as they are. The number 7 and the text "7" are
 * two ids. An empty text and an empty array are not ids and add nothing.
 *
 * <p>{@code lgK}, the binary logarithm of the number of registers, decides size and error ({@code
 * 2^lgK / 2} bytes; {@code 1.04 / sqrt(2^lgK)}). All writers of a column must use the same: Paimon
 * lowers a row's sketch to the lgK of each coarser one that arrives, even an empty one, and what is
 * lost does not come back. The default of 12 is the library's own.
 */
public final class Hll implements DistinctSet {

    private static final int DEFAULT_LG_K = HllSketch.DEFAULT_LG_K;

    private static final StoredForm FORM =
            new StoredForm("hll_sketch", "Hll.of(..).toBytes(), or what HllSketch serializes");

    /** The sketch, which is never changed after construction. */
    private final HllSketch sketch;

    private Hll(HllSketch sketch) {
        this.sketch = sketch;
    }

    /** The sketch of these ids. */
    public static Hll of(long... ids) {
        return builder().add(ids).build();
    }

    /** The sketch of these ids. */
    public static Hll of(String... ids) {
        return builder().add(ids).build();
    }

    /**
     * The sketch in a column, of any lgK.
     *
     * @param stored the column's value; null is the empty set
     * @throws IllegalArgumentException if the bytes are not an HLL sketch
     */
    public static Hll read(byte @Nullable [] stored) {
        return stored == null ? builder().build() : new Hll(FORM.parse(stored, Hll::parse));
    }

    private static HllSketch parse(byte[] bytes) throws IOException {
        if (!HllImage.holdsWhatItAnnounces(bytes)) {
            throw new IOException("no HLL sketch of this length");
        }
        HllSketch sketch = HllSketch.heapify(bytes);
        int length =
                HllImage.isCompact(bytes)
                        ? sketch.getCompactSerializationBytes()
                        : sketch.getUpdatableSerializationBytes();
        if (length != bytes.length) {
            throw new IOException("the sketch takes " + length + " bytes");
        }
        return sketch;
    }

    /**
     * A builder for many ids. The first stored sketch that is added decides lgK; without one the
     * default does.
     */
    public static Builder builder() {
        return new Builder(null);
    }

    /**
     * A builder for many ids.
     *
     * @param lgK 4 to 21; the same for all writers of a column
     * @throws IllegalArgumentException if {@code lgK} is out of these bounds
     */
    public static Builder builder(int lgK) {
        if (lgK < 4 || lgK > 21) {
            throw new IllegalArgumentException("lgK is " + lgK + "; use 4 to 21");
        }
        return new Builder(new Union(lgK));
    }

    /** The binary logarithm of the number of registers. */
    public int lgK() {
        return sketch.getLgConfigK();
    }

    @Override
    public Estimate estimate() {
        return new Estimate(sketch.getEstimate(), sketch.getLowerBound(2), sketch.getUpperBound(2));
    }

    /**
     * The sketch of the ids that are in this one or in the other, with the lower lgK of the two.
     */
    public Hll union(Hll other) {
        // The order of Paimon's function: of stored sketches with one lgK it makes the same bytes.
        return builder().unite(other).unite(this).build();
    }

    @Override
    public byte[] toBytes() {
        return sketch.toCompactByteArray();
    }

    @Override
    public String toString() {
        return "hll_sketch set of about " + estimate().rounded();
    }

    /** A builder of a sketch from ids and stored sketches. Mutable, for one thread. */
    public static final class Builder implements DistinctSet.Builder {

        private @Nullable Union union;

        private Builder(@Nullable Union union) {
            this.union = union;
        }

        private Union started(int lgK) {
            Union current = union;
            if (current == null) {
                current = new Union(lgK);
                union = current;
            }
            return current;
        }

        /** Adds ids; a repeated one changes nothing. */
        @CanIgnoreReturnValue
        public Builder add(long... ids) {
            Union current = started(DEFAULT_LG_K);
            for (long id : ids) {
                current.update(id);
            }
            return this;
        }

        /** Adds ids; a repeated one changes nothing. */
        @CanIgnoreReturnValue
        public Builder add(String... ids) {
            Union current = started(DEFAULT_LG_K);
            for (String id : ids) {
                current.update(id);
            }
            return this;
        }

        /** Adds one id; a stored sketch goes to {@link #union}. */
        @CanIgnoreReturnValue
        public Builder add(byte[] id) {
            started(DEFAULT_LG_K).update(id);
            return this;
        }

        /** Adds all ids of a stored sketch; the result has the lower lgK of the two. */
        @Override
        @CanIgnoreReturnValue
        public Builder union(byte @Nullable [] stored) {
            return unite(read(stored));
        }

        @CanIgnoreReturnValue
        private Builder unite(Hll other) {
            if (!other.sketch.isEmpty()) {
                Union current = started(other.lgK());
                if (other.lgK() < current.getLgConfigK()) {
                    HllSketch finer = current.getResult();
                    current = new Union(other.lgK());
                    current.update(finer);
                    union = current;
                }
                current.update(other.sketch);
            }
            return this;
        }

        @Override
        public Hll build() {
            return new Hll(started(DEFAULT_LG_K).getResult(TgtHllType.HLL_4));
        }
    }
}
