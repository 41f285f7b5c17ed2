package io.lakekit.bench.solution;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.Period;
import io.lakekit.bench.truth.DiagnosisRow;
import io.lakekit.bench.truth.Q1Row;
import io.lakekit.bench.truth.Q2Row;
import io.lakekit.bench.truth.Q4Row;
import io.lakekit.bench.truth.QueryParameters;
import io.lakekit.catalog.Lake;
import io.lakekit.table.LakeTable;
import java.util.List;

/**
 * A way to store the funnel: it fills tables of its own and answers the questions from them. Not
 * for use by several threads.
 */
public interface Solution extends AutoCloseable {

    /** Every solution, by the name used on the command line, in the order of the report. */
    enum Kind {
        /** Partial-update wide table and dimension table. */
        WIDE("wide", "Partial-update wide table"),
        /** One append table per stream, joined when asked. */
        APPEND("append", "Append table per stream"),
        /** One table by day and event type, grouped when asked. */
        HYBRID("hybrid", "Hybrid partitioned table");

        private final String id;
        private final String title;

        Kind(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /** The name in options and results. */
        public String id() {
            return id;
        }

        /** The name in reports. */
        public String title() {
            return title;
        }

        /**
         * Creates the solution's tables in {@code lake} and opens them.
         *
         * @param period what one partition holds
         */
        public Solution open(Lake lake, Period period) {
            return switch (this) {
                case WIDE -> new WideSolution(lake, period);
                case APPEND -> new AppendSolution(lake, period);
                case HYBRID -> new HybridSolution(lake, period);
            };
        }
    }

    /** Writes the entities that ads belong to and commits. */
    void describe(List<AdDimension> dimensions);

    /** Writes events in order of arrival; nothing is visible before {@link #commit}. */
    void write(List<AdEvent> events);

    /** Makes all events that were written visible. */
    void commit();

    /** The answer to Q1: the loss per stage for one ad in a window of request time. */
    List<Q1Row> lossOfAd(QueryParameters parameters);

    /** The answer to Q2: counters per advertiser and five minutes of one day. */
    List<Q2Row> countersOfDay(QueryParameters parameters);

    /** The answer to Q4: one day by advertiser and campaign, from whole rows. */
    List<Q4Row> reportOfDay(QueryParameters parameters);

    /**
     * The answer to Q5: whole rows by request and ad, one list entry for each look-up that finds a
     * row.
     */
    List<DiagnosisRow> lookUps(QueryParameters parameters);

    /** Whether a reader of the newest snapshot sees an impression of this request. */
    boolean sees(String dt, String requestId);

    /** The number of distinct rows of day, request and ad, with the rows of requests themselves. */
    long rows();

    /** The tables that this solution keeps. */
    List<LakeTable<?>> tables();

    /** Closes the writers; events that were not committed are dropped. */
    @Override
    void close();
}
