package io.lakekit.internal.flink.metric;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The metrics of a sink, with their meanings. They are declared here only:
 * docs/reference/metrics.md is generated from this list.
 */
public enum SinkMetric {
    /** Rows that were taken. */
    ACCEPTED_ROWS(
            "acceptedRows",
            Scope.STREAM,
            "counter",
            "rows that fit and went to the table's writers; the next checkpoint commits them"),
    /** Rows that were not taken. */
    REFUSED_ROWS(
            "refusedRows",
            Scope.REASON,
            "counter",
            "rows that do not fit or come late, by the code of the finding; counted whatever"
                    + " becomes of them: failure, side output, or left out. It is there from the"
                    + " first such row on"),
    /** Changes by their kind. */
    ACCEPTED_CHANGES(
            "acceptedChanges",
            Scope.KIND,
            "counter",
            "rows of a stream of changes that fit, by their kind: insert, update_before,"
                    + " update_after or delete; one that the table ignores is not counted. It"
                    + " is there from the first such row on"),
    /** How old the newest event is. */
    FRESHNESS(
            "freshnessMs",
            Scope.STREAM,
            "gauge, milliseconds",
            "now minus the newest event time among the accepted rows. It grows if the stream is"
                    + " late, and also if it has no events. It is there from the first event time"
                    + " on"),
    /** How old the newest commit is. */
    SINCE_COMMIT(
            "secondsSinceLastCommit",
            Scope.TABLE,
            "gauge, seconds",
            "time since the last checkpoint whose rows are all in the table, be they none; before"
                    + " the first one, since the job's newest snapshot if the job was restored,"
                    + " else since its start"),
    /** How long the newest commit took. */
    COMMIT_DURATION(
            "lastCommitDurationMs",
            Scope.TABLE,
            "gauge, milliseconds",
            "what the last commit of rows took, the expiry of snapshots and partitions included."
                    + " It is there from the first one on"),
    /** What compaction has to merge. */
    LEVEL_ZERO_FILES(
            "level0Files",
            Scope.TABLE,
            "gauge, files",
            "files at level 0 of the whole table, other writers' too: each is merged with the rows"
                    + " below it when it is read, until compaction takes it; as of the last commit"
                    + " of the job. -1 if the table could not be listed. Tables without a key have"
                    + " none");

    /** What a metric is kept for; each is inside the one before it. */
    public enum Scope {
        /** A table, by the operator that commits. */
        TABLE("lakekit.table.<table>"),
        /** A stream, by each task of the operator that encodes it. */
        STREAM(TABLE.groups + ".stream.<stream>"),
        /** A kind of the rows of a stream of changes. */
        KIND(STREAM.groups + ".kind.<kind>"),
        /** A reason for which rows of a stream are refused. */
        REASON(STREAM.groups + ".reason.<code>");

        private final String groups;

        Scope(String groups) {
            this.groups = groups;
        }

        /** The metric groups below that of the operator. */
        public String groups() {
            return groups;
        }
    }

    private final String metric;
    private final Scope scope;
    private final String kind;
    private final String meaning;

    SinkMetric(String metric, Scope scope, String kind, String meaning) {
        this.metric = metric;
        this.scope = scope;
        this.kind = kind;
        this.meaning = meaning;
    }

    /** The name, with its unit. */
    public String metric() {
        return metric;
    }

    /** What it is kept for. */
    public Scope scope() {
        return scope;
    }

    /** Whether it is a counter or a gauge, and of what unit. */
    public String kind() {
        return kind;
    }

    /** What it says, for readers of the docs. */
    public String meaning() {
        return meaning;
    }

    static MetricGroup table(MetricGroup operator, String table) {
        return operator.addGroup("lakekit").addGroup("table", table);
    }

    static MetricGroup stream(MetricGroup operator, String table, String stream) {
        return table(operator, table).addGroup("stream", stream);
    }

    static MetricGroup kind(MetricGroup stream, String kind) {
        return stream.addGroup("kind", kind);
    }

    static MetricGroup reason(MetricGroup stream, String code) {
        return stream.addGroup("reason", code);
    }

    Counter counter(MetricGroup group) {
        return group.counter(metric);
    }

    void gauge(MetricGroup group, Gauge<Long> value) {
        group.gauge(metric, value);
    }
}
