package io.lakekit.advisor;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The load on a table: what is written to it, how long it is kept and how it is queried. An
 * immutable value whose numbers do not contradict each other.
 *
 * <pre>
 * {@code Workload.named("ads.ad_row").streams(EventStream.of("bid", 2_000, 120)).keysPerDay(170_000_000)
 *         .queries(QueryMix.none().lookups(1)).freshness(Duration.ofMinutes(1)).build()}
 * </pre>
 */
public final class Workload implements Serializable {

    private static final long serialVersionUID = 1L;

    private final WorkloadSpec described;

    private Workload(WorkloadSpec described) {
        this.described = described;
    }

    /**
     * Starts the description of the load on a table.
     *
     * @param table the table's name as {@code database.table}
     */
    public static Builder named(String table) {
        return new Builder(Objects.requireNonNull(table, "table"));
    }

    /** The name of the table as {@code database.table}. */
    public String table() {
        return described.table();
    }

    /** The streams that fill it. */
    public List<EventStream> streams() {
        return described.streams();
    }

    /** The number of different keys in the rows of a day. */
    public long keysPerDay() {
        return Objects.requireNonNull(described.keysPerDay());
    }

    /** The number of different keys in all; if it was not given, that of a day. */
    public long keysInAll() {
        return Objects.requireNonNullElse(described.keysInAll(), keysPerDay());
    }

    /**
     * The share of rows, 0 to 1, whose key is in the table already; if it was not given, the least
     * share that follows from {@link #keysPerDay}.
     */
    public double updateRatio() {
        return Objects.requireNonNullElseGet(
                described.updateRatio(), () -> described.leastUpdates(keysPerDay()));
    }

    /** The age at which events are written, which 99 of 100 do not exceed. */
    public Duration lateness() {
        return described.lateness();
    }

    /**
     * The attribution window: the time from the first event of a key to its last ones; null if it
     * was not given.
     */
    public @Nullable Duration attribution() {
        return described.attribution();
    }

    /** The time for which a row is kept, or null if it is kept for ever. */
    public @Nullable Duration retention() {
        return described.retention();
    }

    /** The mix of queries on the table. */
    public QueryMix queries() {
        return Objects.requireNonNull(described.queries());
    }

    /** The greatest age that the newest row which readers see may have. */
    public Duration freshness() {
        return Objects.requireNonNull(described.freshness());
    }

    /** The time of the longest query, or for which a streaming consumer may stand still. */
    public Duration longestRead() {
        return described.longestRead();
    }

    /** The number of jobs that write at the same time. */
    public int writers() {
        return described.writers();
    }

    /** The number of times that one event may reach the table. */
    public Delivery delivery() {
        return described.delivery();
    }

    /** The number of rows that all streams write in a day. */
    public double rowsPerDay() {
        return described.rowsPerDay();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Workload that && described.equals(that.described);
    }

    @Override
    public int hashCode() {
        return described.hashCode();
    }

    @Override
    public String toString() {
        return "workload of " + table();
    }

    /**
     * The description of a workload as it is collected. Mutable; {@code build()} may be called
     * again.
     */
    public static final class Builder {

        private static final Code GIVEN_TWICE =
                Code.error("LK1600", "a setting given twice", WorkloadRules.FOUND_BY);

        private final String table;
        private final List<Diagnostic> repeated = new ArrayList<>();
        private @Nullable List<EventStream> streams;
        private @Nullable Long keysPerDay;
        private @Nullable Long keysInAll;
        private @Nullable Double updateRatio;
        private @Nullable Duration lateness;
        private @Nullable Duration attribution;
        private @Nullable Duration retention;
        private @Nullable QueryMix queries;
        private @Nullable Duration freshness;
        private @Nullable Duration longestRead;
        private @Nullable Integer writers;
        private @Nullable Delivery delivery;

        private Builder(String table) {
            this.table = table;
        }

        /** Sets the streams that fill the table. Required. */
        @CanIgnoreReturnValue
        public Builder streams(EventStream... all) {
            streams = once("streams", streams, List.of(all));
            return this;
        }

        /** Sets the number of different keys in the rows of a day. Required. */
        @CanIgnoreReturnValue
        public Builder keysPerDay(long count) {
            keysPerDay = once("keysPerDay", keysPerDay, count);
            return this;
        }

        /**
         * Sets the number of different keys in all, for rows that are kept for ever; by default it
         * is that of a day.
         */
        @CanIgnoreReturnValue
        public Builder keysInAll(long count) {
            keysInAll = once("keysInAll", keysInAll, count);
            return this;
        }

        /**
         * Sets the share of rows, 0 to 1, whose key is in the table already; computed by default.
         */
        @CanIgnoreReturnValue
        public Builder updateRatio(double share) {
            updateRatio = once("updateRatio", updateRatio, share);
            return this;
        }

        /**
         * Sets the age at which events are written, which 99 of 100 do not exceed; 0 by default.
         */
        @CanIgnoreReturnValue
        public Builder lateness(Duration p99) {
            lateness = once("lateness", lateness, p99);
            return this;
        }

        /**
         * Sets the attribution window: the time from the first event of a key to its last ones,
         * such as a conversion a week after its request. {@link #lateness} is something else: the
         * time until one event is written.
         */
        @CanIgnoreReturnValue
        public Builder attribution(Duration window) {
            attribution = once("attribution", attribution, window);
            return this;
        }

        /** Sets the time for which a row is kept; for ever by default. */
        @CanIgnoreReturnValue
        public Builder retention(Duration age) {
            retention = once("retention", retention, age);
            return this;
        }

        /** Sets the mix of queries on the table. Required. */
        @CanIgnoreReturnValue
        public Builder queries(QueryMix mix) {
            queries = once("queries", queries, mix);
            return this;
        }

        /** Sets the greatest age of the newest row that readers see. Required. */
        @CanIgnoreReturnValue
        public Builder freshness(Duration age) {
            freshness = once("freshness", freshness, age);
            return this;
        }

        /**
         * Sets the time of the longest query, or for which a streaming consumer may stand still; 30
         * minutes by default.
         */
        @CanIgnoreReturnValue
        public Builder longestRead(Duration time) {
            longestRead = once("longestRead", longestRead, time);
            return this;
        }

        /** Sets the number of jobs that write at the same time; one by default. */
        @CanIgnoreReturnValue
        public Builder writers(int jobs) {
            writers = once("writers", writers, jobs);
            return this;
        }

        /** Sets how often an event may reach the table; at least once by default. */
        @CanIgnoreReturnValue
        public Builder delivery(Delivery given) {
            delivery = once("delivery", delivery, given);
            return this;
        }

        private <T> T once(String setting, @Nullable T before, T value) {
            if (before != null) {
                repeated.add(
                        GIVEN_TWICE
                                .at(Place.table(table).setting(setting))
                                .says("set twice")
                                .so("only one value can hold and the other is a mistake")
                                .fix("Set it once."));
            }
            return Objects.requireNonNull(value, setting);
        }

        /** All findings about the description so far; never throws. */
        public Diagnostics check() {
            return Diagnostics.copyOf(repeated).and(WorkloadRules.check(described()));
        }

        /**
         * The workload that was described, if no rule refuses it.
         *
         * @throws io.lakekit.diagnostic.DiagnosticsException with all that is missing, impossible
         *     or contradictory
         */
        public Workload build() {
            check().throwIfAny();
            return new Workload(described());
        }

        private WorkloadSpec described() {
            return new WorkloadSpec(
                    table,
                    Objects.requireNonNullElse(streams, List.of()),
                    keysPerDay,
                    keysInAll,
                    updateRatio,
                    Objects.requireNonNullElse(lateness, Duration.ZERO),
                    attribution,
                    retention,
                    queries,
                    freshness,
                    Objects.requireNonNullElse(longestRead, Duration.ofMinutes(30)),
                    Objects.requireNonNullElse(writers, 1),
                    Objects.requireNonNullElse(delivery, Delivery.AT_LEAST_ONCE));
        }
    }
}
