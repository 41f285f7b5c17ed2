package io.lakekit.advisor;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A workload that tests change in one place: two streams of 50 rows a second and 100 B fill
 * 4,320,000 keys a day, so half of the rows are updates, and rows are looked up.
 */
final class Spec {

    List<EventStream> streams =
            List.of(EventStream.of("bid", 50, 100), EventStream.of("click", 50, 100));
    long keys = 4_320_000;
    @Nullable Long keysInAll;
    @Nullable Double updates;
    Duration lateness = Duration.ZERO;
    @Nullable Duration attribution;
    @Nullable Duration retention = Duration.ofDays(30);
    QueryMix queries = QueryMix.none().lookups(1);
    Duration freshness = Duration.ofMinutes(1);
    Duration longestRead = Duration.ofMinutes(30);
    int writers = 1;
    Delivery delivery = Delivery.AT_LEAST_ONCE;

    static Workload workload(Consumer<Spec> changes) {
        Spec spec = new Spec();
        changes.accept(spec);
        return spec.build();
    }

    /** Nobody asks for a row, so rows stay as they come. */
    Spec scanned() {
        queries = QueryMix.none().scans(1);
        return this;
    }

    /** Nothing but counts and sums, and most rows add to a counter that is there. */
    Spec counted() {
        queries = QueryMix.none().aggregates(1);
        updates = 0.9;
        return this;
    }

    Spec seldomUpdated() {
        keys = 8_300_000;
        updates = 0.04;
        return this;
    }

    Spec oneStream() {
        streams = List.of(EventStream.of("click", 100, 100));
        return this;
    }

    /** Rows of one stream as they come. */
    Spec appended() {
        return scanned().oneStream();
    }

    Spec once() {
        delivery = Delivery.ONCE;
        return this;
    }

    Spec entity() {
        retention = null;
        updates = 0.99;
        return this;
    }

    /** One stream of a row a second, so a day has 86,400 times this. */
    Spec bytesPerRow(double bytes) {
        streams = List.of(EventStream.of("click", 1, bytes));
        keys = 86_400;
        updates = 0.5;
        return this;
    }

    Workload build() {
        Workload.Builder builder =
                Workload.named("ads.t")
                        .streams(streams.toArray(EventStream[]::new))
                        .keysPerDay(keys)
                        .lateness(lateness)
                        .queries(queries)
                        .freshness(freshness)
                        .longestRead(longestRead)
                        .writers(writers)
                        .delivery(delivery);
        if (keysInAll != null) {
            builder.keysInAll(keysInAll);
        }
        if (updates != null) {
            builder.updateRatio(updates);
        }
        if (attribution != null) {
            builder.attribution(attribution);
        }
        if (retention != null) {
            builder.retention(retention);
        }
        return builder.build();
    }
}
