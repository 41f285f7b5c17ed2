package io.lakekit.health;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.List;
import org.apache.paimon.Snapshot;

/**
 * The check for readers of changes that wait for a snapshot beyond the next one: the table was
 * rolled back or created anew since they registered.
 */
final class ConsumersAhead {

    static final Check<Inspection> AHEAD =
            HealthCheck.error(
                    "LK1714", "a consumer ahead of the newest snapshot", ConsumersAhead::ahead);

    private ConsumersAhead() {}

    private static void ahead(Inspection inspection, Report found) {
        List<Snapshot> snapshots = inspection.snapshots();
        long newest = snapshots.isEmpty() ? 0 : snapshots.get(snapshots.size() - 1).id();
        StandingConsumers.next(inspection)
                .forEach(
                        (consumer, next) -> {
                            if (next > newest + 1) {
                                report(found, consumer, next, newest);
                            }
                        });
    }

    private static void report(Report found, String consumer, long next, long newest) {
        found.atTable()
                .says(
                        "consumer '%s' waits for snapshot %d, and the newest is %d",
                        consumer, next, newest)
                .so(
                        "its reader fails, or reads nothing until the table has grown that far and"
                                + " misses the rows of snapshots %d to %d",
                        newest + 1, next - 1)
                .fix(
                        "Set it back to snapshot %d, or to the one after the last whose rows it may"
                                + " keep, with Flink's procedure sys.reset_consumer.",
                        newest + 1);
    }
}
