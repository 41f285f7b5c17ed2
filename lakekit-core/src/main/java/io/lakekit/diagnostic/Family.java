package io.lakekit.diagnostic;

import java.util.stream.Stream;

/**
 * A family of codes that begin alike and are about one subject: {@code LK03} is about sequence
 * groups.
 */
public enum Family {
    /** Names and settings of a design. */
    NAMES("LK00", "names and settings"),
    /** Primary keys. */
    KEYS("LK01", "keys"),
    /** Types of columns. */
    TYPES("LK02", "types"),
    /** Sequence groups, which own columns, and what orders rows. */
    GROUPS("LK03", "sequence groups and orders"),
    /** Functions that combine the values of a column. */
    FUNCTIONS("LK04", "merge functions"),
    /** Partitions, and how long they are kept. */
    PARTITIONS("LK05", "partitions and retention"),
    /** How rows are spread over buckets. */
    BUCKETS("LK06", "buckets"),
    /** What readers of changes see, and deletes. */
    CHANGES("LK07", "changes and deletes"),
    /** Raw options, and what Paimon itself refuses. */
    OPTIONS("LK08", "options and Paimon's own checks"),
    /** Tables of events of several types. */
    HYBRIDS("LK09", "hybrid tables"),
    /** Records whose components become columns. */
    RECORDS("LK10", "records"),
    /** Tables that exist: what they differ in and how they change. */
    LIVE_TABLES("LK11", "live tables"),
    /** Rows that are written, and commits. */
    WRITERS("LK12", "writers"),
    /** Jobs of Flink that write or read a table. */
    JOBS("LK13", "Flink jobs"),
    /** Statements that declare a table to an engine. */
    STATEMENTS("LK14", "statements for Flink and Spark"),
    /** Designs that are read from YAML or written as it. */
    DESIGNS_AS_YAML("LK15", "designs as YAML"),
    /** Workloads, which are read from YAML as well. */
    WORKLOADS_AS_YAML("LK16", "workloads as YAML"),
    /** What a live table suffers from. */
    HEALTH("LK17", "health of live tables");

    private final String prefix;
    private final String title;

    Family(String prefix, String title) {
        this.prefix = prefix;
        this.title = title;
    }

    /** The beginning of the family's codes: {@code LK} and two digits. */
    public String prefix() {
        return prefix;
    }

    /** The subject of the family's codes, in a few words. */
    public String title() {
        return title;
    }

    static Family of(String id) {
        return Stream.of(values())
                .filter(family -> id.startsWith(family.prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " is of no family"));
    }
}
