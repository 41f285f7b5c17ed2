package io.lakekit.yaml;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of a workload, as texts and docs/reference/workload.md have them. */
enum WorkloadKey {
    TABLE(
            Part.WORKLOAD,
            "table",
            "needed",
            "`database.table`",
            "the table; the recommended design is named so"),
    STREAMS(
            Part.WORKLOAD,
            "streams",
            "needed",
            "by name: settings of a stream",
            "the streams that are written; their names have lower-case letters, digits and `_`"),
    KEYS_PER_DAY(
            Part.WORKLOAD,
            "keysPerDay",
            "needed",
            "whole number",
            "number of different keys in the rows of a day; a query finds a row by its key, such"
                    + " as a request, or an ad and a minute"),
    KEYS_IN_ALL(
            Part.WORKLOAD,
            "keysInAll",
            "`keysPerDay`",
            "whole number",
            "number of different keys in all, for rows that are kept for ever"),
    UPDATE_RATIO(
            Part.WORKLOAD,
            "updateRatio",
            "1 - `keysPerDay` / rows of a day",
            "0 to 1",
            "share of rows whose key is in the table already"),
    LATENESS(
            Part.WORKLOAD,
            "lateness",
            "`0 s`",
            "time",
            "age at which events are written, which 99 of 100 do not exceed"),
    ATTRIBUTION(
            Part.WORKLOAD,
            "attribution",
            "not counted",
            "time",
            "attribution window: the time from the first event of a key to its last ones, such as"
                    + " a week from a request to its conversions"),
    RETENTION(Part.WORKLOAD, "retention", "for ever", "time", "time for which a row is kept"),
    QUERIES(
            Part.WORKLOAD,
            "queries",
            "needed",
            "parts of the queries",
            "how the table is queried, as parts of any unit: `{lookups: 3, scans: 1}`"),
    FRESHNESS(
            Part.WORKLOAD,
            "freshness",
            "needed",
            "time",
            "greatest age of the newest row that readers see"),
    LONGEST_READ(
            Part.WORKLOAD,
            "longestRead",
            "`30 min`",
            "time",
            "time of the longest query, or for which a streaming consumer may stand still"),
    WRITERS(
            Part.WORKLOAD,
            "writers",
            "1",
            "whole number",
            "number of jobs that write at the same time"),
    DELIVERY(
            Part.WORKLOAD,
            "delivery",
            "`AT_LEAST_ONCE`",
            "`ONCE` or `AT_LEAST_ONCE`",
            "whether an event can come again"),
    EVENTS_PER_SECOND(
            Part.STREAM,
            "eventsPerSecond",
            "needed",
            "number",
            "mean rate of the stream over a day"),
    BYTES_PER_ROW(
            Part.STREAM,
            "bytesPerRow",
            "needed",
            "size",
            "size of one of its rows in the files, compressed"),
    COLUMNS(
            Part.STREAM,
            "columns",
            "not counted",
            "whole number",
            "number of columns beside the key that it supplies"),
    LOOKUPS(Part.QUERIES, "lookups", "0", "number", "rows found by their key"),
    JOINS(
            Part.QUERIES,
            "joins",
            "0",
            "number",
            "queries that need the events of several streams in one row"),
    AGGREGATES(Part.QUERIES, "aggregates", "0", "number", "counts and sums per time and dimension"),
    SCANS(Part.QUERIES, "scans", "0", "number", "passes over the events of one type"),
    CHANGES(Part.QUERIES, "changes", "0", "number", "streaming consumers of changes");

    /** The part of a workload in which a setting is given. */
    enum Part {
        WORKLOAD,
        STREAM,
        QUERIES
    }

    private final Part part;
    private final String key;
    private final String unsaid;
    private final String value;
    private final String meaning;

    WorkloadKey(Part part, String key, String unsaid, String value, String meaning) {
        this.part = part;
        this.key = key;
        this.unsaid = unsaid;
        this.value = value;
        this.meaning = meaning;
    }

    Part part() {
        return part;
    }

    String key() {
        return key;
    }

    /** A row of the table that documents it. */
    String row() {
        return "| `" + key + "` | " + value + " | " + unsaid + " | " + meaning + " |";
    }

    static Set<String> of(Part part) {
        return Stream.of(values())
                .filter(key -> key.part == part)
                .map(key -> key.key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
