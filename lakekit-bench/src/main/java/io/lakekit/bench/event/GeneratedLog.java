package io.lakekit.bench.event;

import io.lakekit.bench.event.Requests.Arrival;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * A log of two days that is generated from a seed.
 *
 * <p>Requests are numbered from 0. When a request is made, what follows it, and which of its events
 * come late or twice depend on the seed, the disorder and its number alone. Request by request, the
 * arrivals make one endless sequence; a log of N events holds the first N of them, in order of
 * arrival. So the same seed and disorder give the same events whatever N is: a longer log holds
 * every event of a shorter one, with the same times and as often, in the same order, with further
 * events in between. Only the last request of a log may lack some of its events.
 */
public final class GeneratedLog implements EventLog {

    private static final int NUMBER_BITS = 32;

    private final long seed;
    private final long events;
    private final Requests all;

    /** The offset and number of each request, in order of offset. */
    private final long[] order;

    /** The number of arrivals of the last request that belong to the log. */
    private final int ofLast;

    private final PriorityQueue<Arrival> arrivals =
            new PriorityQueue<>(
                    Comparator.comparing(Arrival::at)
                            .thenComparing(Arrival::request)
                            .thenComparing(Arrival::index));
    private final SortedMap<Stage, Long> streams = new TreeMap<>();
    private int made;
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
        this.all = new Requests(seed, disorder);
        long before = 0;
        long number = 0;
        int size = all.arrivals(number).size();
        while (before + size < events) {
            before += size;
            number++;
            size = all.arrivals(number).size();
        }
        this.ofLast = (int) (events - before);
        this.order =
                LongStream.rangeClosed(0, number)
                        .map(n -> all.offset(n) << NUMBER_BITS | n)
                        .sorted()
                        .toArray();
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
        while (made < order.length && (arrivals.isEmpty() || isNextMadeBy(arrivals.peek().at()))) {
            make();
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

    /** Whether an event of the next request could come first: none comes before the request. */
    private boolean isNextMadeBy(Instant arrival) {
        long offset = order[made] >>> NUMBER_BITS;
        return !Requests.START.plusMillis(offset).isAfter(arrival);
    }

    private void make() {
        long number = order[made] & ((1L << NUMBER_BITS) - 1);
        List<Arrival> more = all.arrivals(number);
        boolean last = number == order.length - 1;
        arrivals.addAll(last ? more.subList(0, ofLast) : more);
        made++;
    }

    @Override
    public List<AdDimension> dimensions() {
        return Catalogue.dimensions(Requests.START);
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
                null,
                null,
                null,
                null);
    }
}
