package io.lakekit.distinct;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import org.apache.paimon.shade.org.apache.datasketches.memory.Memory;
import org.apache.paimon.shade.org.apache.datasketches.theta.CompactSketch;
import org.apache.paimon.shade.org.apache.datasketches.theta.Sketches;
import org.apache.paimon.shade.org.apache.datasketches.theta.Union;
import org.jspecify.annotations.Nullable;

/**
 * A theta sketch of ids, for a column of {@link io.lakekit.design.AggFunctions#thetaSketch()}:
 * exact up to 4096 ids, then an estimate with a standard error of 1.6 %, at most 33 kB. Sketches
 * can be intersected, which tells how many users saw both of two campaigns. The bytes are Apache
 * DataSketches' compact theta sketch with the default seed.
 *
 * <p>Ids are hashed by the library, so that every tool which feeds it the same way agrees: a long
 * by its 8 bytes, a text by its UTF-8 bytes, bytes as they are. The number 7 and the text "7" are
 * two ids. An empty text and an empty array are not ids and add nothing.
 *
 * <p>There is no precision to choose: Paimon's function keeps 4096 entries whatever it is given, so
 * that a finer sketch is exact only until its first merge.
 */
public final class Theta implements DistinctSet {

    private static final StoredForm FORM =
            new StoredForm(
                    "theta_sketch",
                    "Theta.of(..).toBytes(), or what a CompactSketch with the default seed"
                            + " serializes; compact() an UpdateSketch first");

    /** The seed of all sketches; sketches of different seeds cannot be united. */
    private static final long SEED = Sketches.setOperationBuilder().getSeed();

    /** The sketch, which is never changed after construction. */
    private final CompactSketch sketch;

    private Theta(CompactSketch sketch) {
        this.sketch = sketch;
    }

    /** The sketch of these ids. */
    public static Theta of(long... ids) {
        return builder().add(ids).build();
    }

    /** The sketch of these ids. */
    public static Theta of(String... ids) {
        return builder().add(ids).build();
    }

    /**
     * The sketch in a column.
     *
     * @param stored the column's value; null is the empty set
     * @throws IllegalArgumentException if the bytes are not a compact theta sketch
     */
    public static Theta read(byte @Nullable [] stored) {
        return stored == null ? builder().build() : new Theta(FORM.parse(stored, Theta::parse));
    }

    private static CompactSketch parse(byte[] bytes) throws IOException {
        if (!ThetaImage.isWhole(bytes)) {
            throw new IOException("no compact theta sketch of this length");
        }
        return CompactSketch.heapify(Memory.wrap(bytes), SEED);
    }

    /** A builder for many ids. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Estimate estimate() {
        return new Estimate(sketch.getEstimate(), sketch.getLowerBound(2), sketch.getUpperBound(2));
    }

    /** The sketch of the ids that are in this one or in the other. */
    public Theta union(Theta other) {
        return builder().unite(this).unite(other).build();
    }

    /**
     * The sketch of the ids that are in both. Its bounds are about as wide as those of the larger
     * set, so that a small overlap of large sets is known poorly.
     */
    public Theta intersection(Theta other) {
        return new Theta(
                Sketches.setOperationBuilder().buildIntersection().intersect(sketch, other.sketch));
    }

    /**
     * The sketch of the ids that are in this one and not in the other. Its bounds are as for {@link
     * #intersection}.
     */
    public Theta difference(Theta other) {
        return new Theta(Sketches.setOperationBuilder().buildANotB().aNotB(sketch, other.sketch));
    }

    @Override
    public byte[] toBytes() {
        return sketch.toByteArray();
    }

    @Override
    public String toString() {
        return "theta_sketch set of about " + estimate().rounded();
    }

    /** A builder of a sketch from ids and stored sketches. Mutable, for one thread. */
    public static final class Builder implements DistinctSet.Builder {

        private final Union union = Sketches.setOperationBuilder().buildUnion();

        private Builder() {}

        /** Adds ids; a repeated one changes nothing. */
        @CanIgnoreReturnValue
        public Builder add(long... ids) {
            for (long id : ids) {
                union.update(id);
            }
            return this;
        }

        /** Adds ids; a repeated one changes nothing. */
        @CanIgnoreReturnValue
        public Builder add(String... ids) {
            for (String id : ids) {
                union.update(id);
            }
            return this;
        }

        /** Adds one id; a stored sketch goes to {@link #union}. */
        @CanIgnoreReturnValue
        public Builder add(byte[] id) {
            union.update(id);
            return this;
        }

        @Override
        @CanIgnoreReturnValue
        public Builder union(byte @Nullable [] stored) {
            return unite(read(stored));
        }

        @CanIgnoreReturnValue
        private Builder unite(Theta other) {
            union.union(other.sketch);
            return this;
        }

        @Override
        public Theta build() {
            return new Theta(union.getResult());
        }
    }
}
