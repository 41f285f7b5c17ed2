package io.lakekit.distinct;

/**
 * An estimate of the number of distinct ids in a set.
 *
 * @param value the estimate, in ids; the number itself if exact
 * @param lowest the lower bound at two standard deviations; never above the value
 * @param highest the upper bound at two standard deviations; never below the value
 */
public record Estimate(double value, double lowest, double highest) {

    static Estimate exact(long count) {
        return new Estimate(count, count, count);
    }

    /** Whether the number is exact: the bounds leave no doubt. */
    public boolean isExact() {
        return lowest == highest;
    }

    /** The estimate, rounded to a whole number of ids. */
    public long rounded() {
        return Math.round(value);
    }

    /**
     * Whether {@code count} lies within the bounds. The true number lies outside them about once in
     * twenty times.
     */
    public boolean covers(long count) {
        return lowest <= count && count <= highest;
    }
}
