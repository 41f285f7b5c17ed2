package io.lakekit.health;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.internal.paimon.commit.BucketGuard;
import java.util.Map;
import java.util.stream.Stream;

/** The check for partitions that were written with another number of buckets than the table has. */
final class OldBuckets {

    private static final Code OLD_BUCKETS =
            Code.warning(
                    "LK1710", "partitions with another number of buckets", "the health report");

    private OldBuckets() {}

    static Stream<Diagnostic> find(Inspection inspection) {
        Map<String, Integer> others = BucketGuard.of(inspection.table()).others();
        return others.isEmpty() ? Stream.empty() : Stream.of(finding(inspection, others));
    }

    private static Diagnostic finding(Inspection inspection, Map<String, Integer> others) {
        boolean whole = inspection.design().partitionColumns().isEmpty();
        Map.Entry<String, Integer> first = others.entrySet().iterator().next();
        return OLD_BUCKETS
                .at(inspection.place())
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
