package io.lakekit.health;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.paimon.Snapshot;

/**
 * The check for readers of changes that wait for a snapshot beyond the next one: the table was
 * rolled back or created anew since they registered.
 */
final class ConsumersAhead {

    private static final Code AHEAD =
            Code.error("LK1714", "a consumer ahead of the newest snapshot", "the health report");

    private ConsumersAhead() {}

    static Stream<Diagnostic> find(Inspection inspection) {
        List<Snapshot> snapshots = inspection.snapshots();
        long newest = snapshots.isEmpty() ? 0 : snapshots.get(snapshots.size() - 1).id();
        return StandingConsumers.next(inspection).entrySet().stream()
                .filter(consumer -> consumer.getValue() > newest + 1)
                .map(consumer -> finding(inspection, consumer, newest));
    }

    private static Diagnostic finding(
            Inspection inspection, Map.Entry<String, Long> consumer, long newest) {
        return AHEAD.at(inspection.place())
                .says(
                        "consumer '%s' waits for snapshot %d, and the newest is %d",
                        consumer.getKey(), consumer.getValue(), newest)
                .so(
                        "its reader fails, or reads nothing until the table has grown that far and"
                                + " misses the rows of snapshots %d to %d",
                        newest + 1, consumer.getValue() - 1)
                .fix(
                        "Set it back to snapshot %d, or to the one after the last whose rows it may"
                                + " keep, with Flink's procedure sys.reset_consumer.",
                        newest + 1);
    }
}
