package io.lakekit.bench.event;

/**
 * How arrival differs from what happened, as shares of all events.
 *
 * @param shuffled arrive up to 10 seconds late
 * @param late arrive 5 to 60 minutes late
 * @param veryLate arrive after their day is over
 * @param duplicated arrive twice
 */
public record Disorder(double shuffled, double late, double veryLate, double duplicated) {

    /** Every event arrives once and when it happens. */
    public static final Disorder NONE = new Disorder(0, 0, 0, 0);

    /** 2 % shuffled, 0.1 % late, 0.01 % after the day, 0.5 % twice. */
    public static final Disorder USUAL = new Disorder(0.02, 0.001, 0.0001, 0.005);
}
