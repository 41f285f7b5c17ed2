package io.lakekit.table;

/**
 * What a compaction did.
 *
 * @param filesBefore live data files before
 * @param filesAfter live data files after
 * @param bytesBefore their size in bytes
 * @param bytesAfter their size in bytes after
 * @param millis how long it took, in milliseconds
 */
public record CompactionReport(
        long filesBefore, long filesAfter, long bytesBefore, long bytesAfter, long millis) {}
