package io.lakekit.bench.measure;

import java.util.Arrays;
import java.util.Collection;

/**
 * Percentiles of measured times by the nearest rank, so that every figure is one that was measured.
 */
public final class Latencies {

    private Latencies() {}

    /**
     * The value that {@code percent} of the samples do not exceed.
     *
     * @throws IllegalArgumentException if there are no samples
     */
    public static double percentile(Collection<Double> samples, double percent) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("no samples");
        }
        double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(1, Math.min(sorted.length, rank)) - 1];
    }

    /** The middle value; of two, the lower. */
    public static double median(Collection<Double> samples) {
        return percentile(samples, 50);
    }

    /** The lowest and the highest sample. */
    public static double[] spread(Collection<Double> samples) {
        double[] sorted = samples.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new double[] {sorted[0], sorted[sorted.length - 1]};
    }
}
