package io.lakekit.advisor;

import java.io.Serializable;

/**
 * The mix of queries on a table, as parts of any unit: {@code QueryMix.none().lookups(3).scans(1)}
 * are three look-ups for each scan. Immutable; each call returns a new mix.
 *
 * @param lookups the part of queries that find rows by their key
 * @param joins the part of queries that need the events of several streams in one row
 * @param aggregates the part of counts and sums per time and dimension
 * @param scans the part of passes over the events of one type
 * @param changes the part of streaming consumers of changes
 */
public record QueryMix(
        double lookups, double joins, double aggregates, double scans, double changes)
        implements Serializable {

    /** A mix without any query. */
    public static QueryMix none() {
        return new QueryMix(0, 0, 0, 0, 0);
    }

    /** A copy of this mix with this part of queries that find rows by their key. */
    public QueryMix lookups(double parts) {
        return new QueryMix(parts, joins, aggregates, scans, changes);
    }

    /** A copy of this mix with this part of queries that need several streams in one row. */
    public QueryMix joins(double parts) {
        return new QueryMix(lookups, parts, aggregates, scans, changes);
    }

    /** A copy of this mix with this part of counts and sums per time and dimension. */
    public QueryMix aggregates(double parts) {
        return new QueryMix(lookups, joins, parts, scans, changes);
    }

    /** A copy of this mix with this part of passes over the events of one type. */
    public QueryMix scans(double parts) {
        return new QueryMix(lookups, joins, aggregates, parts, changes);
    }

    /** A copy of this mix with this part of streaming consumers of changes. */
    public QueryMix changes(double parts) {
        return new QueryMix(lookups, joins, aggregates, scans, parts);
    }

    double total() {
        return lookups + joins + aggregates + scans + changes;
    }

    /** The share of queries that need a row as it is now, with the values of all its streams. */
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
