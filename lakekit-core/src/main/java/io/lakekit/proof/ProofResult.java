package io.lakekit.proof;

import java.util.Optional;

/**
 * What came out of a proof.
 *
 * @param tried the number of schedules that were tried, up to the first that fails
 * @param complete whether all schedules there are would be tried, and not a sample of them
 * @param counterExample the smallest schedule found that fails; empty if none failed
 */
public record ProofResult(int tried, boolean complete, Optional<CounterExample> counterExample) {}
