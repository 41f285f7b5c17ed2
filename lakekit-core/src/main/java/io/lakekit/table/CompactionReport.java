package io.lakekit.table;

import io.lakekit.diagnostic.Diagnostics;

/**
 * The result of a compaction in figures.
 *
 * @param filesBefore the number of live data files before it
 * @param filesAfter the number of live data files after it
 * @param bytesBefore the size of the files before it, in bytes
 * @param bytesAfter the size of the files after it, in bytes
 * @param millis the time it took, in milliseconds
 * @param leftOut a warning for each partition that was left as it is, because it was written with
 *     another number of buckets than the table has now; ordered by name
 */
public record CompactionReport(
        long filesBefore,
        long filesAfter,
        long bytesBefore,
        long bytesAfter,
        long millis,
        Diagnostics leftOut) {}
