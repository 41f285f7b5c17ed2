package io.lakekit.bench.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All possible requests by number. The time of each, the events that follow and their arrival
 * depend only on the seed, the disorder and the number.
 */
final class Requests {

    static final Instant START = Instant.parse("2026-10-30T00:00:00Z");

    private static final Duration SPAN = Duration.ofDays(2);

    private final long seed;
    private final Disorder disorder;
    private final Funnels funnels;

    Requests(long seed, Disorder disorder) {
        this.seed = seed;
        this.disorder = disorder;
        this.funnels = new Funnels(seed);
    }

    /**
     * An arrival of an event.
     *
     * @param at the time of arrival
     * @param request the number of its request
     * @param index its place among the arrivals of the request
     * @param event the event
     * @param again whether the event arrived before
     */
    record Arrival(Instant at, long request, int index, AdEvent event, boolean again) {}

    /** The time from the start of the log to a request in milliseconds, less than 2^28. */
    long offset(long number) {
        return Draws.TIME.of(seed, number).nextLong(SPAN.toMillis());
    }

    /** The events of a request, each followed by its repetition if it has one. */
    List<Arrival> arrivals(long number) {
        SplittableRandom random = Draws.ARRIVAL.of(seed, number);
        List<Arrival> arrivals = new ArrayList<>();
        for (AdEvent event : funnels.of(number, START.plusMillis(offset(number)))) {
            Instant at = event.eventTime().plusMillis(delay(random));
            arrivals.add(new Arrival(at, number, arrivals.size(), event, false));
            boolean again = random.nextDouble() < disorder.duplicated();
            long gap = 1L + random.nextInt(120_000);
            if (again) {
                arrivals.add(new Arrival(at.plusMillis(gap), number, arrivals.size(), event, true));
            }
        }
        return arrivals;
    }

    /**
     * The delay of an event. The number of draws does not depend on the shares, so that one share
     * does not change the effect of another.
     */
    private long delay(SplittableRandom random) {
        boolean veryLate = random.nextDouble() < disorder.veryLate();
        boolean late = random.nextDouble() < disorder.late();
        boolean shuffled = random.nextDouble() < disorder.shuffled();
        double part = random.nextDouble();
        if (veryLate) {
            return between(Duration.ofHours(24), Duration.ofHours(26), part);
        }
        if (late) {
            return between(Duration.ofMinutes(5), Duration.ofMinutes(60), part);
        }
        return shuffled ? between(Duration.ZERO, Duration.ofSeconds(10), part) : 0;
    }

    private static long between(Duration least, Duration most, double part) {
        return least.toMillis() + (long) (part * (most.toMillis() - least.toMillis()));
    }
}
