package io.lakekit.bench.truth;

import io.lakekit.bench.event.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The parameters of the questions, chosen from the data so that there is something to find.
 *
 * @param adId the ad of Q1
 * @param from start of its window of request time, included
 * @param to end of the window, not included
 * @param day the UTC day of Q2 and Q4
 * @param lookUps the rows of Q5
 * @param period what one partition of the tables holds; {@code day} is one such
 */
public record QueryParameters(
        String adId, Instant from, Instant to, String day, List<Key> lookUps, Period period) {

    /** Keeps an immutable copy. */
    public QueryParameters {
        lookUps = List.copyOf(lookUps);
    }

    /**
     * The parameters of the same questions about a day that has no events, which show what asking
     * costs by itself.
     */
    public QueryParameters aboutNothing() {
        Instant start = Instant.EPOCH;
        String day = "1970-01-01";
        return new QueryParameters(
                adId,
                start,
                start.plus(Duration.between(from, to)),
                day,
                lookUps.stream().map(key -> new Key(day, key.requestId(), key.adId())).toList(),
                period);
    }

    /**
     * The key of one row.
     *
     * @param dt the partition of the request
     * @param requestId the request
     * @param adId the ad
     */
    public record Key(String dt, String requestId, String adId) {}
}
