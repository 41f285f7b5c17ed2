package io.lakekit.health;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.paimon.state.LivePartition;
import java.util.List;

/**
 * The check for partitions that expiry cannot name, and so never drops; only writers other than
 * lakekit's make them.
 */
final class NeverDropped {

    static final Check<Inspection> NEVER_DROPPED =
            HealthCheck.warning(
                    "LK1711", "partitions that cannot expire", NeverDropped::neverDropped);

    private NeverDropped() {}

    private static void neverDropped(Inspection inspection, Report found) {
        if (inspection.design().partitionColumns().isEmpty()) {
            return;
        }
        List<LivePartition> staying =
                LivePartition.of(inspection.design(), inspection.table()).stream()
                        .filter(
                                partition ->
                                        partition.isNeverDropped(
                                                inspection.design(), inspection.table()))
                        .toList();
        if (!staying.isEmpty()) {
            report(found, staying);
        }
    }

    private static void report(Report found, List<LivePartition> staying) {
        found.atTable()
                .says(
                        "%s cannot expire: %s has a comma or a null in its values",
                        Inspection.counted(staying.size(), "partition"), staying.get(0).values())
                .so(
                        "expiry drops partitions by a text that it splits at commas, and reads"
                                + " no time"
                                + " beside a null: they stay for ever")
                .fix(
                        "Move their rows under another value and overwrite the old partitions with"
                                + " nothing; write through lakekit, which refuses such values.");
    }
}
