package io.lakekit.function;

import org.apache.datasketches.kll.KllDoublesSketch;
import org.jspecify.annotations.Nullable;

/** What a sketch of {@link KllQuantiles} knows about the values it has seen. */
public final class Quantiles {

    private static final int STEPS = 20;

    private final KllDoublesSketch sketch;

    private Quantiles(KllDoublesSketch sketch) {
        this.sketch = sketch;
    }

    /**
     * Reads a stored sketch.
     *
     * @throws IllegalArgumentException if the bytes are no KLL sketch of doubles
     */
    public static Quantiles of(byte[] sketch) {
        return new Quantiles(KllQuantiles.read(sketch));
    }

    /** How many values were seen; exact. */
    public long count() {
        return sketch.getN();
    }

    /** The lowest value, exact; null if none was seen. */
    public @Nullable Double min() {
        return sketch.isEmpty() ? null : (Double) sketch.getMinItem();
    }

    /** The highest value, exact; null if none was seen. */
    public @Nullable Double max() {
        return sketch.isEmpty() ? null : (Double) sketch.getMaxItem();
    }

    /**
     * A value that about the share {@code rank} of all values do not exceed; null if none was seen.
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

    /** About the share of all values that do not exceed this one; null if none was seen. */
    public @Nullable Double rank(double value) {
        return sketch.isEmpty() ? null : (Double) sketch.getRank(value);
    }

    /** How far a rank may be off, with a confidence of 99 %; 0 while every value is kept. */
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
