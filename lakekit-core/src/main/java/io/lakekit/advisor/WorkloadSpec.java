package io.lakekit.advisor;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description of a workload as it was given, right or wrong; a value that was not given is
 * null.
 */
record WorkloadSpec(
        String table,
        List<EventStream> streams,
        @Nullable Long keysPerDay,
        @Nullable Long keysInAll,
        @Nullable Double updateRatio,
        Duration lateness,
        @Nullable Duration attribution,
        @Nullable Duration retention,
        @Nullable QueryMix queries,
        @Nullable Duration freshness,
        Duration longestRead,
        int writers,
        Delivery delivery)
        implements Serializable {

    static final double SECONDS_A_DAY = 86_400;

    double rowsPerDay() {
        return streams.stream().mapToDouble(EventStream::eventsPerSecond).sum() * SECONDS_A_DAY;
    }

    /** The least possible share of rows whose key is in the table already. */
    double leastUpdates(long keys) {
        return Math.max(0, 1 - keys / rowsPerDay());
    }
}
