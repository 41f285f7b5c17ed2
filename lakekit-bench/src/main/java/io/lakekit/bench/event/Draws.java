package io.lakekit.bench.event;

import java.util.SplittableRandom;

/** Randomness by number: what is drawn for one purpose and number depends on no other draw. */
enum Draws {
    /** When a request is made. */
    TIME,
    /** What follows it. */
    FUNNEL,
    /** How its events arrive. */
    ARRIVAL;

    SplittableRandom of(long seed, long number) {
        // Seeds a golden ratio apart would give one sequence shifted, so each is mixed twice.
        long own = new SplittableRandom(seed).nextLong() + ordinal();
        return new SplittableRandom(
                new SplittableRandom(new SplittableRandom(own).nextLong() + number).nextLong());
    }
}
