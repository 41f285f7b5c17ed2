package io.lakekit.bench.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A funnel of two days made from a seed: the same seed, number of events and disorder give the same
 * log.
 */
public final class GeneratedLog implements EventLog {

    /** The first request of every log. */
    public static final Instant START = Instant.parse("2026-10-30T00:00:00Z");

    private static final Duration SPAN = Duration.ofDays(2);

    private record Arrival(Instant at, long order, AdEvent event, boolean again) {}

    private final long seed;
    private final long events;
    private final Disorder disorder;
    private final Funnels funnels;
    private final SplittableRandom random;
    private final double millisPerRequest;
    private final PriorityQueue<Arrival> arrivals =
            new PriorityQueue<>(Comparator.comparing(Arrival::at).thenComparing(Arrival::order));
    private final SortedMap<Stage, Long> streams = new TreeMap<>();
    private long made;
    private long queued;
    private long requests;
    private long emitted;
    private long duplicates;
    private long late;

    /**
     * A log of {@code events} events, repeated ones included.
     *
     * @throws IllegalArgumentException if there is to be none
     */
    public GeneratedLog(long seed, long events, Disorder disorder) {
        if (events < 1) {
            throw new IllegalArgumentException(
                    "A log of " + events + " events holds nothing; ask for 1 at least");
        }
        this.seed = seed;
        this.events = events;
        this.disorder = disorder;
        this.funnels = new Funnels(seed);
        this.random = new SplittableRandom(~seed);
        this.millisPerRequest = SPAN.toMillis() / Math.max(1, events / Funnels.EVENTS_PER_REQUEST);
    }

    @Override
    public List<AdEvent> nextChunk(int max) {
        List<AdEvent> chunk = new ArrayList<>(max);
        while (chunk.size() < max && emitted < events) {
            chunk.add(next());
        }
        return chunk;
    }

    private AdEvent next() {
        while (arrivals.isEmpty() || !arrivals.peek().at().isBefore(requestTime())) {
            request();
        }
        Arrival arrival = arrivals.remove();
        emitted++;
        AdEvent event = arrival.event();
        streams.merge(event.stage(), 1L, Long::sum);
        if (arrival.again()) {
            duplicates++;
        } else if (event.stage() == Stage.REQUEST) {
            requests++;
        }
        if (arrival.at().isAfter(event.eventTime().plusSeconds(60))) {
            late++;
        }
        return event;
    }

    private Instant requestTime() {
        return START.plusMillis((long) (made * millisPerRequest));
    }

    private void request() {
        for (AdEvent event : funnels.of(made, requestTime())) {
            Instant at = event.eventTime().plus(delay());
            arrivals.add(new Arrival(at, queued++, event, false));
            if (random.nextDouble() < disorder.duplicated()) {
                arrivals.add(
                        new Arrival(
                                at.plusMillis(1 + random.nextInt(120_000)), queued++, event, true));
            }
        }
        made++;
    }

    private Duration delay() {
        double kind = random.nextDouble();
        if (kind < disorder.veryLate()) {
            return Duration.ofHours(24).plusMinutes(random.nextInt(120));
        }
        if (kind < disorder.veryLate() + disorder.late()) {
            return Duration.ofSeconds(300 + random.nextInt(3_300));
        }
        if (kind < disorder.veryLate() + disorder.late() + disorder.shuffled()) {
            return Duration.ofMillis(random.nextInt(10_000));
        }
        return Duration.ZERO;
    }

    @Override
    public List<AdDimension> dimensions() {
        return Catalogue.dimensions(START);
    }

    @Override
    public WorkloadSummary summary() {
        return new WorkloadSummary(
                "generated",
                seed,
                emitted,
                emitted - duplicates,
                requests,
                streams,
                late,
                duplicates,
                0,
                null);
    }
}
