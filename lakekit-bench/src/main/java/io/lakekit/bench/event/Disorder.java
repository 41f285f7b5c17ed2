package io.lakekit.bench.event;

/**
 * The disorder of arrival, as shares of events from 0 to 1. If several delays are drawn for an
 * event, the longest counts.
 *
 * @param shuffled arrive up to 10 seconds late
 * @param late arrive 5 to 60 minutes late
 * @param veryLate arrive 24 to 26 hours late, after their day is over
 * @param duplicated arrive twice, up to two minutes apart
 */
public record Disorder(double shuffled, double late, double veryLate, double duplicated) {

    /** No disorder: every event arrives once and when it happens. */
    public static final Disorder NONE = new Disorder(0, 0, 0, 0);

    /** The usual disorder: 2 % shuffled, 0.1 % late, 0.01 % after the day, 0.5 % twice. */
    public static final Disorder USUAL = new Disorder(0.02, 0.001, 0.0001, 0.005);

    /**
     * Checks the shares.
     *
     * @throws IllegalArgumentException if one is not from 0 to 1
     */
    public Disorder {
        requireShare("shuffled", shuffled);
        requireShare("late", late);
        requireShare("very late", veryLate);
        requireShare("duplicated", duplicated);
    }

    private static void requireShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The share of " + what + " events is '" + share + "'; give one from 0 to 1");
        }
    }
}
