package io.lakekit.function;

import org.apache.datasketches.kll.KllDoublesSketch;
import org.jspecify.annotations.Nullable;

/** The quantiles that a sketch of {@link KllQuantiles} holds. */
public final class Quantiles {

    private static final int STEPS = 20;

    private final KllDoublesSketch sketch;

    private Quantiles(KllDoublesSketch sketch) {
        this.sketch = sketch;
    }

    /**
     * The quantiles of a stored sketch.
     *
     * @throws IllegalArgumentException if the bytes are not a KLL sketch of doubles
     */
    public static Quantiles of(byte[] sketch) {
        return new Quantiles(KllQuantiles.read(sketch));
    }

    /** The number of values that the sketch has seen, exactly. */
    public long count() {
        return sketch.getN();
    }

    /** The lowest value that the sketch has seen, exactly; null if it has seen none. */
    public @Nullable Double min() {
        return sketch.isEmpty() ? null : (Double) sketch.getMinItem();
    }

    /** The highest value that the sketch has seen, exactly; null if it has seen none. */
    public @Nullable Double max() {
        return sketch.isEmpty() ? null : (Double) sketch.getMaxItem();
    }

    /**
     * The value that about the share {@code rank} of all values do not exceed; null if there are
     * none.
     *
     * @param rank from 0 to 1: 0.5 for the median
     * @throws IllegalArgumentException if the rank is not from 0 to 1
     */
    public @Nullable Double quantile(double rank) {
        if (!(rank >= 0 && rank <= 1)) {
            throw new IllegalArgumentException("Rank " + rank + " is not from 0 to 1");
        }
        return sketch.isEmpty() ? null : (Double) sketch.getQuantile(rank);
    }

    /**
     * The approximate share of all values that do not exceed {@code value}; null if there are none.
     */
    public @Nullable Double rank(double value) {
        return sketch.isEmpty() ? null : (Double) sketch.getRank(value);
    }

    /**
     * The error of a rank, which is not exceeded with a confidence of 99 %; 0 as long as every
     * value is kept.
     */
    public double rankError() {
        return sketch.isEstimationMode() ? sketch.getNormalizedRankError(false) : 0;
    }

    /**
     * Whether both may be sketches of the same values: the same count, minimum and maximum, and
     * ranks that differ by at most twice both errors together, which is far beyond chance.
     */
    public boolean agreesWith(Quantiles other) {
        if (count() != other.count() || count() == 0) {
            return count() == other.count();
        }
        if (sketch.getMinItem() != other.sketch.getMinItem()
                || sketch.getMaxItem() != other.sketch.getMaxItem()) {
            return false;
        }
        double tolerance = 2 * (rankError() + other.rankError());
        for (int step = 1; step < STEPS; step++) {
            double value = sketch.getQuantile((double) step / STEPS);
            if (Math.abs(sketch.getRank(value) - other.sketch.getRank(value)) > tolerance) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return sketch.isEmpty()
                ? "no values"
                : count()
                        + " values from "
                        + sketch.getMinItem()
                        + " to "
                        + sketch.getMaxItem()
                        + ", median "
                        + sketch.getQuantile(0.5);
    }
}
