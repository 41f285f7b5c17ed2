package io.lakekit.table;

import io.lakekit.diagnostic.Diagnostics;

/**
 * What a compaction did.
 *
 * @param filesBefore live data files before
 * @param filesAfter live data files after
 * @param bytesBefore their size in bytes
 * @param bytesAfter their size in bytes after
 * @param millis how long it took, in milliseconds
 * @param leftOut partitions that were left as they are, for they were written with another number
 *     of buckets than the table has; a warning for each, ordered by name
 */
public record CompactionReport(
        long filesBefore,
        long filesAfter,
        long bytesBefore,
        long bytesAfter,
        long millis,
        Diagnostics leftOut) {}
