package io.lakekit.bench.event;

import java.util.SplittableRandom;

/**
 * Random numbers by purpose and number: what is drawn for one pair does not depend on any other
 * draw.
 */
enum Draws {
    /** The time of a request. */
    TIME,
    /** The events that follow a request. */
    FUNNEL,
    /** The arrival of these events. */
    ARRIVAL;

    SplittableRandom of(long seed, long number) {
        // Seeds a golden ratio apart would give one sequence shifted, so each is mixed twice.
        long own = new SplittableRandom(seed).nextLong() + ordinal();
        return new SplittableRandom(
                new SplittableRandom(new SplittableRandom(own).nextLong() + number).nextLong());
    }
}
