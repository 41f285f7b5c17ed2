package io.lakekit.bench.experiment;

import io.lakekit.bench.solution.Solution;

/**
 * The assignment of a child process.
 *
 * @param solution the solution to run
 * @param source the events
 * @param warehouse the place for the tables
 * @param localWarehouse the same as a local directory, or empty if it is not local
 * @param expected the file of the right answers
 * @param chunk events a commit
 * @param runs timed runs of a question, at most
 * @param budgetMillis time for the runs of one question
 * @param markers rows whose freshness is measured
 * @param commitIntervalMillis between commits while freshness is measured
 * @param answers whether to hand over the answers themselves
 */
public record Assignment(
        Solution.Kind solution,
        Source source,
        String warehouse,
        String localWarehouse,
        String expected,
        int chunk,
        int runs,
        long budgetMillis,
        int markers,
        long commitIntervalMillis,
        boolean answers) {}
