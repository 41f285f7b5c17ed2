package io.lakekit.flink.sink;

/**
 * The place where the files that a sink writes are compacted. What is not set on the sink follows
 * the table: in the job, unless the table has the option {@code write-only}.
 */
public enum SinkCompaction {
    /**
     * The job compacts what it writes, and removes snapshots and partitions that are too old, even
     * if the table leaves that to others. It must be the only job that does.
     */
    IN_JOB,
    /**
     * The job only writes, and something else compacts the table and removes what is too old: a
     * compaction job, or {@code LakeTable.compact()} by a schedule. So it should be for each of
     * several jobs that write one table with a key. Until then readers merge more files; tables
     * with deletion vectors show no new rows, and changelogs that compaction makes stand still.
     */
    ELSEWHERE
}
