package io.lakekit.flink.speed;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * The ratio of two figures that were measured in the same rounds, with Student's 95 % interval of
 * the mean of the logarithms (Georges et al., Statistically Rigorous Java Performance Evaluation,
 * 2007).
 *
 * @param value geometric mean of the rounds' ratios
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
record PairedRatio(double value, double low, double high) {

    static PairedRatio of(List<Double> over, List<Double> under) {
        DescriptiveStatistics logarithms =
                new DescriptiveStatistics(
                        IntStream.range(0, over.size())
                                .mapToDouble(i -> Math.log(over.get(i) / under.get(i)))
                                .toArray());
        long rounds = logarithms.getN();
        double quantile = new TDistribution(rounds - 1.0).inverseCumulativeProbability(0.975);
        double half = quantile * logarithms.getStandardDeviation() / Math.sqrt(rounds);
        double mean = logarithms.getMean();
        return new PairedRatio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", value, low, high);
    }
}
