package io.lakekit.advisor;

import java.io.Serializable;

/**
 * What the table is asked, in parts of any unit: {@code QueryMix.none().lookups(3).scans(1)} are
 * three look-ups to a scan. Immutable; each call gives a new mix.
 *
 * @param lookups rows found by their key
 * @param joins questions that need the events of several streams in one row
 * @param aggregates counts and sums per time and dimension
 * @param scans passes over the events of one type
 * @param changes streaming consumers of changes
 */
public record QueryMix(
        double lookups, double joins, double aggregates, double scans, double changes)
        implements Serializable {

    /** Nothing is asked yet. */
    public static QueryMix none() {
        return new QueryMix(0, 0, 0, 0, 0);
    }

    /** Rows found by their key. */
    public QueryMix lookups(double parts) {
        return new QueryMix(parts, joins, aggregates, scans, changes);
    }

    /** Questions that need the events of several streams in one row. */
    public QueryMix joins(double parts) {
        return new QueryMix(lookups, parts, aggregates, scans, changes);
    }

    /** Counts and sums per time and dimension. */
    public QueryMix aggregates(double parts) {
        return new QueryMix(lookups, joins, parts, scans, changes);
    }

    /** Passes over the events of one type. */
    public QueryMix scans(double parts) {
        return new QueryMix(lookups, joins, aggregates, parts, changes);
    }

    /** Streaming consumers of changes. */
    public QueryMix changes(double parts) {
        return new QueryMix(lookups, joins, aggregates, scans, parts);
    }

    double total() {
        return lookups + joins + aggregates + scans + changes;
    }

    /** The share of questions that want a row as it is now, all its streams together. */
    double ofRows() {
        return (lookups + joins + changes) / total();
    }

    double ofAggregates() {
        return aggregates / total();
    }

    double ofJoins() {
        return joins / total();
    }
}
