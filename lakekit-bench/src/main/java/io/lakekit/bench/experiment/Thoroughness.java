package io.lakekit.bench.experiment;

/**
 * The thoroughness of a comparison.
 *
 * @param events the number of events to generate if none are given
 * @param rounds the number of rounds of every solution
 * @param commits the log is cut into
 * @param runs timed runs of a question and round, at most
 * @param budgetMillis time for the runs of one question and round
 * @param markers rows whose freshness is measured in a round
 * @param commitIntervalMillis between commits while freshness is measured
 */
public record Thoroughness(
        long events,
        int rounds,
        int commits,
        int runs,
        long budgetMillis,
        int markers,
        long commitIntervalMillis) {

    public static final Thoroughness QUICK = new Thoroughness(40_000, 1, 6, 5, 500, 4, 100);
    public static final Thoroughness USUAL = new Thoroughness(100_000, 3, 12, 20, 1_000, 6, 200);
    public static final Thoroughness FULL =
            new Thoroughness(2_000_000, 3, 24, 40, 10_000, 20, 1_000);
}
