package io.lakekit.distinct;

/**
 * How many distinct ids a set holds.
 *
 * @param value the estimate, in ids; the number itself if exact
 * @param lowest the lower bound at two standard deviations; never above the value
 * @param highest the upper bound at two standard deviations; never below the value
 */
public record Estimate(double value, double lowest, double highest) {

    static Estimate exact(long count) {
        return new Estimate(count, count, count);
    }

    /** Whether the bounds leave no doubt. */
    public boolean isExact() {
        return lowest == highest;
    }

    /** The value as a whole number of ids. */
    public long rounded() {
        return Math.round(value);
    }

    /**
     * Whether {@code count} lies within the bounds, which they miss about once in twenty times by
     * design.
     */
    public boolean covers(long count) {
        return lowest <= count && count <= highest;
    }
}
