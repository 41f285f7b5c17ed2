package io.lakekit.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A ratio of two figures that were measured in the same rounds, with the interval that holds the
 * true value in 95 of 100 such measurements.
 *
 * @param value geometric mean of the rounds' ratios
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record RoundRatio(double value, double low, double high) {

    /**
     * The least number of rounds: with two, the interval is wider than any difference between
     * designs.
     */
    private static final int FEWEST_ROUNDS = 3;

    private static final double COVERAGE = 0.95;

    /**
     * The ratio of figures that were measured in pairs, round by round: Student's interval of the
     * mean of the logarithms (Georges et al., Statistically Rigorous Java Performance Evaluation,
     * 2007).
     *
     * @return null if there are fewer than three rounds, or a figure is not above 0
     */
    public static @Nullable RoundRatio paired(List<Double> over, List<Double> under) {
        if (over.size() != under.size() || over.size() < FEWEST_ROUNDS) {
            return null;
        }
        List<Double> logarithms = new ArrayList<>();
        for (int round = 0; round < over.size(); round++) {
            double ratio = over.get(round) / under.get(round);
            if (!(over.get(round) > 0 && under.get(round) > 0)) {
                return null;
            }
            logarithms.add(Math.log(ratio));
        }
        double mean = mean(logarithms);
        double half = halfWidth(logarithms, mean);
        return new RoundRatio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double halfWidth(List<Double> values, double mean) {
        int n = values.size();
        double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        double quantile = new TDistribution(n - 1).inverseCumulativeProbability(0.5 + COVERAGE / 2);
        return quantile * Math.sqrt(squares / (n - 1) / n);
    }

    /** Whether the interval leaves out 1, so that one of the two is larger. */
    public boolean tellsApart() {
        return low > 1 || high < 1;
    }
}
