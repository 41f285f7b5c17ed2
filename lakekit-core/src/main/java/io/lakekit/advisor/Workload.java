package io.lakekit.advisor;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a table has to bear: what is written to it, how long it is kept and what it is asked. An
 * immutable value whose numbers do not contradict each other.
 *
 * <pre>
 * {@code Workload.named("ads.ad_row").streams(EventStream.of("bid", 2_000, 120)).keysPerDay(170_000_000)
 *         .queries(QueryMix.none().lookups(1)).freshness(Duration.ofMinutes(1)).build()}
 * </pre>
 */
public final class Workload implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Described described;

    private Workload(Described described) {
        this.described = described;
    }

    /** Starts the description of what {@code database.table} has to bear. */
    public static Builder named(String table) {
        return new Builder(Objects.requireNonNull(table, "table"));
    }

    /** The table, as {@code database.table}. */
    public String table() {
        return described.table();
    }

    /** The streams that fill it. */
    public List<EventStream> streams() {
        return described.streams();
    }

    /** Different keys in the rows of a day. */
    public long keysPerDay() {
        return Objects.requireNonNull(described.keysPerDay());
    }

    /** Different keys in all; those of a day unless said. */
    public long keysInAll() {
        return Objects.requireNonNullElse(described.keysInAll(), keysPerDay());
    }

    /**
     * The share of rows whose key is there already; what {@link #keysPerDay} leaves no doubt of
     * unless said.
     */
    public double updateRatio() {
        return Objects.requireNonNullElseGet(
                described.updateRatio(), () -> described.leastUpdates(keysPerDay()));
    }

    /** The age of an event when it is written that 99 of 100 do not exceed. */
    public Duration lateness() {
        return described.lateness();
    }

    /**
     * The attribution window: how long after the first event of a key its last ones come, or null
     * if it was not said.
     */
    public @Nullable Duration attribution() {
        return described.attribution();
    }

    /** How long a row is kept, or null for ever. */
    public @Nullable Duration retention() {
        return described.retention();
    }

    /** What the table is asked. */
    public QueryMix queries() {
        return Objects.requireNonNull(described.queries());
    }

    /** How old the newest row that readers see may be. */
    public Duration freshness() {
        return Objects.requireNonNull(described.freshness());
    }

    /** The longest query, or how long a streaming consumer may stand still. */
    public Duration longestRead() {
        return described.longestRead();
    }

    /** Jobs that write at the same time. */
    public int writers() {
        return described.writers();
    }

    /** How often an event comes. */
    public Delivery delivery() {
        return described.delivery();
    }

    /** Rows written in a day by all streams. */
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

    /** Collects what is known of a workload. Mutable; build as often as wanted. */
    public static final class Builder {

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

        /** The streams that fill the table; needed. */
        @CanIgnoreReturnValue
        public Builder streams(EventStream... all) {
            streams = once("streams", streams, List.of(all));
            return this;
        }

        /** Different keys in the rows of a day; needed. */
        @CanIgnoreReturnValue
        public Builder keysPerDay(long count) {
            keysPerDay = once("keysPerDay", keysPerDay, count);
            return this;
        }

        /** Different keys in all, where rows are kept for ever; those of a day by default. */
        @CanIgnoreReturnValue
        public Builder keysInAll(long count) {
            keysInAll = once("keysInAll", keysInAll, count);
            return this;
        }

        /** The share of rows, 0 to 1, whose key is there already; computed by default. */
        @CanIgnoreReturnValue
        public Builder updateRatio(double share) {
            updateRatio = once("updateRatio", updateRatio, share);
            return this;
        }

        /** The age of an event when it is written that 99 of 100 do not exceed; 0 by default. */
        @CanIgnoreReturnValue
        public Builder lateness(Duration p99) {
            lateness = once("lateness", lateness, p99);
            return this;
        }

        /**
         * The attribution window: how long after the first event of a key its last ones come, such
         * as a conversion a week after its request. Not {@link #lateness}, which is how long an
         * event takes to be written.
         */
        @CanIgnoreReturnValue
        public Builder attribution(Duration window) {
            attribution = once("attribution", attribution, window);
            return this;
        }

        /** How long a row is kept; for ever by default. */
        @CanIgnoreReturnValue
        public Builder retention(Duration age) {
            retention = once("retention", retention, age);
            return this;
        }

        /** What the table is asked; needed. */
        @CanIgnoreReturnValue
        public Builder queries(QueryMix mix) {
            queries = once("queries", queries, mix);
            return this;
        }

        /** How old the newest row that readers see may be; needed. */
        @CanIgnoreReturnValue
        public Builder freshness(Duration age) {
            freshness = once("freshness", freshness, age);
            return this;
        }

        /**
         * The longest query, or how long a streaming consumer may stand still; 30 minutes by
         * default.
         */
        @CanIgnoreReturnValue
        public Builder longestRead(Duration time) {
            longestRead = once("longestRead", longestRead, time);
            return this;
        }

        /** Jobs that write at the same time; one by default. */
        @CanIgnoreReturnValue
        public Builder writers(int jobs) {
            writers = once("writers", writers, jobs);
            return this;
        }

        /** How often an event comes; at least once by default. */
        @CanIgnoreReturnValue
        public Builder delivery(Delivery given) {
            delivery = once("delivery", delivery, given);
            return this;
        }

        private <T> T once(String setting, @Nullable T before, T value) {
            if (before != null) {
                repeated.add(
                        Diagnostic.error("LK1600", table + " " + setting)
                                .says("set twice")
                                .so("only one value can hold and the other is a mistake")
                                .fix("Set it once."));
            }
            return Objects.requireNonNull(value, setting);
        }

        /** All findings about what was said so far; throws nothing. */
        public Diagnostics check() {
            return Diagnostics.copyOf(repeated).and(WorkloadRules.check(described()));
        }

        /**
         * The workload.
         *
         * @throws io.lakekit.diagnostic.DiagnosticsException with all that is missing, impossible
         *     or contradictory
         */
        public Workload build() {
            check().throwIfAny();
            return new Workload(described());
        }

        private Described described() {
            return new Described(
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
