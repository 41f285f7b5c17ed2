package io.lakekit.health;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.paimon.commit.BucketGuard;
import java.util.Map;

/** The check for partitions that were written with another number of buckets than the table has. */
final class OldBuckets {

    static final Check<Inspection> OLD_BUCKETS =
            HealthCheck.warning(
                    "LK1710", "partitions with another number of buckets", OldBuckets::oldBuckets);

    private OldBuckets() {}

    private static void oldBuckets(Inspection inspection, Report found) {
        Map<String, Integer> others = BucketGuard.of(inspection.table()).others();
        if (!others.isEmpty()) {
            report(inspection, others, found);
        }
    }

    private static void report(Inspection inspection, Map<String, Integer> others, Report found) {
        boolean whole = inspection.design().partitionColumns().isEmpty();
        Map.Entry<String, Integer> first = others.entrySet().iterator().next();
        found.atTable()
                .says(
                        "%s written with another number of buckets than the table has now: %s with"
                                + " %d",
                        whole
                                ? "its rows were"
                                : Inspection.counted(others.size(), "partition")
                                        + (others.size() == 1 ? " was" : " were"),
                        whole ? "all" : first.getKey(),
                        first.getValue())
                .so(
                        "they take no more rows from lakekit and are not compacted, and another job"
                                + " that writes them stores keys twice")
                .fix("Overwrite them, or copy their rows to a table of another name.");
    }
}
